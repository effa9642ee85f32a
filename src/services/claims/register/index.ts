export { type WrittenRegister, writeRegisters } from './write-registers.ts';

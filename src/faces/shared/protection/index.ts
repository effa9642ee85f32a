export { type CellProtection, type Noise, protectionOf, writeAbout } from './cell-protection.ts';
export { HeldBack } from './held-back.tsx';
export { Noisy } from './noisy.tsx';
export { ProtectionNote } from './protection-note.tsx';

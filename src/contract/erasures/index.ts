export {
  type ErasureAnswer,
  type ErasureList,
  erasureListSchema,
  erasureRequestSchema,
  erasureSchema,
} from './erasures.ts';

export { writeCsv } from './csv.ts';
export { drawPicture, type Picture } from './picture.ts';
export { saveFile, textFile } from './save-file.ts';
export { type Cell, cellOf, type FileTable } from './table.ts';
export { type SheetNames, writeXlsx } from './xlsx.ts';

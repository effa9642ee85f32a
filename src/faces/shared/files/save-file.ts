/** Hands a file to the reader's browser. */
export function saveFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Text as a file. */
export function textFile(text: string): Blob {
  return new Blob([text], { type: 'text/csv;charset=utf-8' });
}

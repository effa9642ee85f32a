/** What a date cell becomes in text: no agency writes dates so, so the casts know that a spreadsheet made it. */
export const DATE_CELL_END = 'T00:00';

/** The two languages of every sentence. */
export type Language = 'th' | 'en';

/** One piece of writing in both languages. */
export type Text = Readonly<Record<Language, string>>;

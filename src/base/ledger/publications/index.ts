export {
  type DayThere,
  notePublication,
  openPublicationBook,
  type Publication,
  type PublicationBook,
} from './publication-book.ts';

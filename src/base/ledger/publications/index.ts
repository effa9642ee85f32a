export {
  type DayThere,
  type Edition,
  notePublication,
  openPublicationBook,
  type Publication,
  type PublicationBook,
} from './publication-book.ts';

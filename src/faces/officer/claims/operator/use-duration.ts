import { useWords } from '../../../shared/index.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
/** Up to twice a unit the smaller one says more. */
const FROM = 2;

/** Writes how long something lasts, in the unit that says it shortest. */
export function useDuration(): (seconds: number | null) => string {
  const { say } = useWords();
  return (seconds) => {
    if (seconds === null) return '–';
    if (seconds < FROM * MINUTE) return say('queues.seconds', { count: seconds });
    if (seconds < FROM * HOUR) return say('queues.minutes', { count: Math.round(seconds / MINUTE) });
    if (seconds < FROM * DAY) return say('queues.hours', { count: Math.round(seconds / HOUR) });
    return say('queues.days', { count: Math.round(seconds / DAY) });
  };
}

import { useWords } from '../../shared/index.ts';
import { PersonLink } from '../frame/index.ts';
import { type Effect, effectText } from './effect-text.ts';

/** What followed on an event, as a sentence, and the way to those who could apply. */
export function EventEffect({ effect }: Readonly<{ effect: Effect }>) {
  const words = useWords();
  const asks = effect.effect === 'opens' && effect.answer !== 'no' ? effect.applicants : [];
  return (
    <span className={effect.effect === 'stops' ? 'tag' : undefined}>
      {effectText(effect, words)}{' '}
      {asks.map(({ person, name }, place) => (
        <span key={person}>
          {place > 0 && ', '}
          <PersonLink person={{ id: person, name }} />
        </span>
      ))}
    </span>
  );
}

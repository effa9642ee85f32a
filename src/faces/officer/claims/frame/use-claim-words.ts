import { isMessageId, useWords } from '../../../shared/index.ts';

/** Words for what the API tells of claims as codes; a code that no word is known of stands as it is. */
export function useClaimWords() {
  const { say, formats } = useWords();
  const word = (name: string, code: string) => {
    const known = `${name}.${code}`;
    return isMessageId(known) ? say(known) : code;
  };
  return {
    state: (code: string) => word('hospital.state', code),
    standing: (code: string) => word('hospital.standing', code),
    step: (code: string) => word('hospital.step', code),
    outcome: (code: string) => word('hospital.outcome', code),
    kind: (code: string) => word('hospital.kind', code),
    causeKind: (code: string) => word('hospital.causes.kind', code),
    month: (month: string | null) =>
      month === null || month === '' || month === 'none'
        ? say('hospital.money.no-month')
        : formats.date(`${month}-01`, 'month'),
  };
}

import { Tooltip } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { type RefObject, useRef, useState } from 'react';

type Props = Readonly<{ text: string; why: string; className: string | undefined; reason?: string }>;

const TIP_WIDTH = 280;

/**
 * A text that on hover, focus and tap tells why it is so. Its tip is made when it is asked for and not before: a page has hundreds of
 * them, and making each would take longer than all the rest of the page.
 */
export function WithWhy({ text, why, className, reason }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [tip, setTip] = useState<'shown' | 'hidden'>('hidden');
  const show = () => setTip('shown');
  const hide = () => setTip('hidden');
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        data-reason={reason}
        aria-label={`${text}. ${why}`}
        onMouseEnter={show}
        onMouseLeave={hide}
        onFocus={show}
        onBlur={hide}
      >
        {text}
      </button>
      {tip === 'shown' && <Tip target={button} why={why} onEscape={hide} />}
    </>
  );
}

type TipProps = Readonly<{ target: RefObject<HTMLElement | null>; why: string; onEscape: () => void }>;

function Tip({ target, why, onEscape }: TipProps) {
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape') onEscape();
  });
  return <Tooltip opened target={target} label={why} multiline w={TIP_WIDTH} />;
}

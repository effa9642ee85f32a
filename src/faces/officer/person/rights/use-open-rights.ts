import { useNavigate, useSearch } from '@tanstack/react-router';

/** Which rights are opened to their reasons: the address says it, so that a link shows what its sender saw. */
export function useOpenRights(): Readonly<{
  opened: readonly string[];
  setOpen: (programme: string, isOpen: boolean) => void;
}> {
  const { right: opened = [] } = useSearch({ from: '/person/$id' });
  const navigate = useNavigate({ from: '/person/$id' });
  return {
    opened,
    setOpen: (programme, isOpen) => {
      if (opened.includes(programme) === isOpen) return;
      void navigate({
        search: ({ right: before = [], ...rest }) => {
          const others = before.filter((one) => one !== programme);
          const next = isOpen ? [...others, programme] : others;
          return { ...rest, right: next.length > 0 ? next : undefined };
        },
        hash: true,
        replace: true,
        resetScroll: false,
      });
    },
  };
}

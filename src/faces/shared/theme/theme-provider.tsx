import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { kitVariables, theme } from './theme.ts';

/** Colours, type and components for everything inside; light or dark follows the system. */
export function ThemeProvider({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={kitVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}

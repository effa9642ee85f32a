import '@fontsource/ibm-plex-sans-thai-looped/latin-400.css';
import '@fontsource/ibm-plex-sans-thai-looped/latin-600.css';
import '@fontsource/ibm-plex-sans-thai-looped/thai-400.css';
import '@fontsource/ibm-plex-sans-thai-looped/thai-600.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/VisuallyHidden.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Tooltip.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Loader.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Kbd.css';
import '@mantine/core/styles/Radio.css';
import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import '@mantine/core/styles/Skeleton.css';
import './tokens.css';
import './page.css';
import './tables.css';
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e3f1ee',
  '#cbe5e0',
  '#a3d0c9',
  '#7cc7c0',
  '#46a19d',
  '#2c8486',
  '#0b6163',
  '#08494d',
  '#063c40',
  '#042f32',
];

const gray: MantineColorsTuple = [
  '#fbfaf7',
  '#f3f0ea',
  '#e9e4da',
  '#d8d1c4',
  '#c6bdae',
  '#8d8577',
  '#5b544a',
  '#4a443b',
  '#38342e',
  '#211f1b',
];

const dark: MantineColorsTuple = [
  '#ece8e0',
  '#d3cdc2',
  '#b5ad9f',
  '#8f887b',
  '#565047',
  '#35312b',
  '#25221e',
  '#191714',
  '#141210',
  '#0f0e0c',
];

/** The kit chooses colours for light only; the tokens know both. */
const variantColorResolver: VariantColorsResolver = (input) => {
  if (input.variant === 'filled') {
    return {
      background: 'var(--accent)',
      hover: 'var(--accent-strong)',
      color: 'var(--paper)',
      border: '1px solid transparent',
    };
  }
  if (input.variant === 'subtle') {
    return {
      background: 'transparent',
      hover: 'var(--accent-wash)',
      color: 'var(--accent)',
      border: '1px solid transparent',
    };
  }
  return defaultVariantColorsResolver(input);
};

/** The component kit in the colours of these pages; every pair of colours was chosen for a contrast of 4.5 or more. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  variantColorResolver,
  colors: { teal, gray, dark },
  white: '#ffffff',
  black: '#211f1b',
  fontFamily: "'IBM Plex Sans Thai Looped', 'Noto Sans Thai', system-ui, sans-serif",
  fontWeights: { regular: '400', medium: '400', bold: '600' },
  lineHeights: { xs: '1.5', sm: '1.55', md: '1.6', lg: '1.6', xl: '1.6' },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Lets the kit's own surfaces and texts follow the tokens. */
export const kitVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default': 'var(--raised)',
  };
  return { variables: {}, light: shared, dark: shared };
};

/** Light or dark: what the person chose, else what the machine prefers. The wall is dark unless chosen otherwise. */
export type Theme = 'light' | 'dark';

const key = 'parley.theme';

export function storedTheme(): Theme | null {
  const stored = localStorage.getItem(key);
  return stored === 'light' || stored === 'dark' ? stored : null;
}

export function keepTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  showTheme(theme);
}

export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}

export function firstTheme(wall: boolean): Theme {
  return storedTheme() ?? (wall || matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

/** The size of the text, as this person chose it in this browser. All other sizes go by it. */
export const textSizes = ['usual', 'large', 'larger'] as const;
export type TextSize = (typeof textSizes)[number];

const key = 'parley.size';

export const storedSize = (): TextSize => textSizes.find((one) => one === localStorage.getItem(key)) ?? 'usual';

export function keepSize(size: TextSize): void {
  localStorage.setItem(key, size);
  showSize(size);
}

export function showSize(size: TextSize): void {
  document.documentElement.dataset.size = size;
}

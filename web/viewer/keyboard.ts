/** What a key asks for. */
export type Command =
  | 'toggle'
  | 'next-frame'
  | 'previous-frame'
  | 'next-shot'
  | 'previous-shot'
  | 'first'
  | 'last'
  | 'backwards'
  | 'pause'
  | 'forwards';

const commands: Record<string, Command> = {
  ' ': 'toggle',
  ArrowRight: 'next-frame',
  ArrowLeft: 'previous-frame',
  ArrowDown: 'next-shot',
  ArrowUp: 'previous-shot',
  PageDown: 'next-shot',
  PageUp: 'previous-shot',
  Home: 'first',
  End: 'last',
  j: 'backwards',
  k: 'pause',
  l: 'forwards',
};

/**
 * Hears the keys of an editing desk anywhere on the page, except where a control needs them itself: a choice its arrows, a
 * focused button its space.
 */
export function listenToKeys(obey: (command: Command) => void): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const command = commands[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const control = event.target instanceof Element ? event.target.closest('select, button, summary, input') : null;
    if (!command || control instanceof HTMLSelectElement) return;
    if (control && command === 'toggle') return;
    event.preventDefault();
    if (!event.repeat || command.endsWith('-frame') || command.endsWith('-shot')) obey(command);
  });
}

/** The speed that J and L lead to: the first press plays, each further one doubles, up to eight times. */
export function shuttle(speed: number, direction: 1 | -1): number {
  const along = speed * direction;
  return direction * (along >= 1 ? Math.min(along * 2, 8) : 1);
}

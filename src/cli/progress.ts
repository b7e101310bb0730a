import { type BuildEvent, createTally } from '../engine/index.ts';
import type { Made } from './options.ts';

/** Shows a build as it goes on. */
export type Progress = { hear(event: BuildEvent): void; made(): Made[]; close(): void };

type Stream = { write(text: string): unknown; isTTY?: boolean; columns?: number };

/**
 * Progress on a stream: on a terminal one line that is written over, with a count for each step and the time left;
 * elsewhere a line for each step that ran.
 */
export function openProgress(stream: Stream): Progress {
  const tally = createTally();
  const made = new Map<string, Made>();
  const advanced = new Map<string, string>();
  let shown = 0;
  const clear = () => stream.isTTY && stream.write('\r\u001b[K');
  const line = (text: string) => {
    clear();
    stream.write(`${text}\n`);
  };
  return {
    hear(event) {
      tally.add(event);
      if (event.type === 'step-done') {
        note(made, event);
        advanced.delete(event.key);
        if (!stream.isTTY) line(`${event.step}${event.label ? ` ${event.label}` : ''}  ${event.seconds.toFixed(1)} s`);
      }
      if (event.type === 'step-failed')
        line(`${event.step}${event.label ? ` ${event.label}` : ''}  failed: ${event.problem.message}`);
      if (event.type === 'artifact-damaged')
        line(`${event.step}: what was kept is ${event.condition}; it is made again.`);
      if (event.type === 'log') line(event.message);
      if (event.type === 'step-advanced')
        advanced.set(event.key, `${event.label ?? event.step} ${event.done}/${event.total}`);
      if (!stream.isTTY || event.at - shown < 100) return;
      shown = event.at;
      clear();
      stream.write(summary(tally.state(), [...advanced.values()]).slice(0, (stream.columns ?? 80) - 1));
    },
    made: () => [...made.values()],
    close: () => void clear(),
  };
}

function note(made: Map<string, Made>, event: Extract<BuildEvent, { type: 'step-done' }>): void {
  const entry = made.get(event.step) ?? { step: event.step, count: 0, labels: [], seconds: 0 };
  entry.count++;
  entry.seconds += event.seconds;
  if (event.label) entry.labels.push(event.label);
  made.set(event.step, entry);
}

function summary(state: ReturnType<ReturnType<typeof createTally>['state']>, running: string[]): string {
  const counts = Object.entries(state.byStep).map(([step, { done, total }]) => `${step} ${done}/${total}`);
  const left = state.secondsLeft === undefined ? '' : `about ${Math.ceil(state.secondsLeft)} s left`;
  return [left, running.join(' '), ...counts.reverse()].filter(Boolean).join(' · ');
}

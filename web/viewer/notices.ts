import type { ProblemData } from '../../src/film/index.ts';
import type { ViewerFinding } from '../../src/server/index.ts';
import { byId, create } from './element.ts';
import { label } from './labels.ts';

/** Everything the page says beside the film itself. */
export type Notices = {
  /** A problem of the text, over the picture; nothing takes it away. */
  problem(problem: ProblemData | undefined): void;
  /** What stands in the way of the picture. */
  picture(text: string | undefined): void;
  toast(text: string): void;
  status(state: 'live' | 'planning' | 'offline'): void;
  findings(findings: readonly ViewerFinding[]): void;
};

const toastTime = 2600;

/** `screenplay.fountain:12 · scene 2 · shot 2A`, as far as it is known. */
export function formatPlace(where: ProblemData['where']): string {
  if (!where) return '';
  const { file, line, column, path, scene, shot } = where;
  const parts = [
    file && [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':'),
    !file && line !== undefined && String(line),
    path,
    scene && label('scene', { scene }),
    shot && label('shot', { shot }),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Finds the page's places for messages. */
export function createNotices(): Notices {
  const panel = byId('problem');
  const toast = byId('toast');
  const status = byId('status');
  const findings = byId<HTMLDetailsElement>('findings');
  let fading: number | undefined;
  byId('dismiss').addEventListener('click', () => {
    panel.hidden = true;
  });

  return {
    problem(problem) {
      panel.hidden = problem === undefined;
      if (!problem) return;
      const write = (name: string, text: string) => {
        const element = panel.querySelector<HTMLElement>(name)!;
        element.textContent = text;
        element.hidden = text === '';
      };
      write('.message', problem.message);
      write('.place', formatPlace(problem.where));
      write('.fix', problem.fix);
    },
    picture(text) {
      byId('notice').textContent = text ?? '';
    },
    toast(text) {
      clearTimeout(fading);
      toast.textContent = text;
      toast.classList.add('shown');
      fading = window.setTimeout(() => toast.classList.remove('shown'), toastTime);
    },
    status(state) {
      status.dataset.state = state;
      status.textContent = label(state);
    },
    findings(list) {
      findings.hidden = list.length === 0;
      findings.querySelector('summary')!.textContent = label(list.length === 1 ? 'finding' : 'findings', {
        count: list.length,
      });
      const items = list.map(({ severity, message }) => {
        const item = create('li', '', message);
        item.dataset.severity = severity;
        return item;
      });
      findings.querySelector('ul')!.replaceChildren(...items);
    },
  };
}

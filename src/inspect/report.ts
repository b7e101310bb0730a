import {
  escapeMarkup,
  type Film,
  type Finding,
  formatClock,
  type Measurement,
  type Plan,
  type Take,
  toSeconds,
} from '../film/index.ts';
import labels from './data/report-labels.json' with { type: 'json' };

/** What a report is made from. `work` lists steps with how often each has run for this film, and the seconds it took. */
export type ReportInput = {
  film: Film;
  plan: Plan;
  measurement: Measurement;
  takes: ReadonlyMap<string, Take>;
  findings: readonly Finding[];
  work: readonly { step: string; ran: number; seconds: number }[];
  /** File name of the poster beside the report. */
  poster: string;
};

type Labels = Record<keyof (typeof labels)['en'], string>;

/**
 * The measured report of a film as one HTML page without scripts: what was measured, what was found, every shot with its
 * take, and where the work went. All text is escaped; the page loads nothing but the poster beside it.
 */
export function reportHtml(input: ReportInput): string {
  const { film, plan } = input;
  const text: Labels = labels[film.language];
  return `<!doctype html>
<html lang="${film.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(plan.title)} · ${text.report}</title>
<style>${style}</style>
</head>
<body>
<header><img src="${escapeMarkup(input.poster)}" alt=""><div><p class="kind">${text.report}</p><h1>${escapeMarkup(plan.title)}</h1>${verdict(input.findings, text)}</div></header>
<main>
${measuredSection(input, text)}
${findingsSection(input.findings, text)}
${shotsSection(input, text)}
${workSection(input, text)}
</main>
</body>
</html>
`;
}

function verdict(findings: readonly Finding[], text: Labels): string {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const drafts = findings.filter((finding) => finding.severity === 'draft').length;
  if (errors > 0) return `<p class="verdict bad">${text.refused}</p>`;
  return `<p class="verdict ${drafts > 0 ? 'draft' : 'good'}">${drafts > 0 ? text.passedDraft : text.passed}</p>`;
}

function measuredSection({ measurement: { duration, bytes, video, audio } }: ReportInput, text: Labels): string {
  const rows: [string, string][] = [[text.duration, `${toSeconds(duration).toFixed(3)} s`]];
  if (video) {
    rows.push([
      text.picture,
      `${video.width}×${video.height}, ${rateOf(video.rate)} fps, ${video.codec}, ${video.frames} ${text.frames}`,
    ]);
    rows.push([
      text.luma,
      `${video.luma.minimum.toFixed(0)} / ${video.luma.mean.toFixed(0)} / ${video.luma.maximum.toFixed(0)}`,
    ]);
    rows.push([text.black, spanList(video.black)], [text.frozen, spanList(video.frozen)]);
  }
  if (audio) {
    rows.push([text.sound, `${audio.codec}, ${audio.sampleRate} Hz, ${audio.channels} ${text.channels}`]);
    rows.push([text.loudness, `${number(audio.integratedLoudness)} LUFS, ${number(audio.loudnessRange)} LU`]);
    rows.push([text.peak, `${number(audio.truePeak)} dBTP`], [text.silent, spanList(audio.silent)]);
  }
  rows.push([text.size, `${(bytes / 1_000_000).toFixed(2)} MB`]);
  const body = rows.map(([name, value]) => `<tr><th>${name}</th><td>${escapeMarkup(value)}</td></tr>`).join('');
  return `<section><h2>${text.measured}</h2><table class="facts">${body}</table></section>`;
}

function findingsSection(findings: readonly Finding[], text: Labels): string {
  if (findings.length === 0) return `<section><h2>${text.findings}</h2><p>${text.nothing}</p></section>`;
  const items = findings.map((finding) => {
    const place = [finding.where?.file, finding.where?.line, finding.where?.shot]
      .filter((part) => part !== undefined)
      .join(' : ');
    const fix = typeof finding.fix === 'string' ? `<span class="fix">${escapeMarkup(finding.fix)}</span>` : '';
    return `<li class="${finding.severity}"><b>${escapeMarkup(finding.code)}</b> ${escapeMarkup(finding.message)}${place ? ` <i>${escapeMarkup(place)}</i>` : ''}${fix}</li>`;
  });
  return `<section><h2>${text.findings}</h2><ul class="findings">${items.join('')}</ul></section>`;
}

function shotsSection({ plan, takes }: ReportInput, text: Labels): string {
  const rows = plan.shots.map((shot) => {
    const take = takes.get(shot.id);
    const cells = [
      shot.slate,
      `${shot.size} ${shot.lens} mm`,
      shot.movement,
      `${toSeconds(shot.duration).toFixed(2)} s`,
      shot.text,
      take ? `${take.drawnFrames}/${take.frames}` : '–',
      take ? `${take.generator} · ${take.renderer}` : '–',
    ];
    return `<tr>${cells.map((cell) => `<td>${escapeMarkup(cell)}</td>`).join('')}</tr>`;
  });
  const head = [text.slate, text.view, text.movement, text.length, text.text, text.drawn, text.maker]
    .map((name) => `<th>${name}</th>`)
    .join('');
  return `<section><h2>${text.shots}</h2><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function workSection({ work }: ReportInput, text: Labels): string {
  const most = Math.max(1e-9, ...work.map((entry) => entry.seconds));
  const rows = work.map(
    (entry) =>
      `<tr><td>${escapeMarkup(entry.step)}</td><td>${entry.ran}</td><td>${entry.seconds.toFixed(1)} s</td><td class="bar"><span style="width:${((100 * entry.seconds) / most).toFixed(1)}%"></span></td></tr>`,
  );
  const head = [text.step, text.ran, text.time, ''].map((name) => `<th>${name}</th>`).join('');
  return `<section><h2>${text.work}</h2><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function spanList(spans: { start: number; end: number }[]): string {
  return spans.length === 0
    ? '–'
    : spans.map((span) => `${formatClock(span.start)}–${formatClock(span.end)}`).join(', ');
}

function rateOf(rate: { numerator: number; denominator: number }): string {
  return (rate.numerator / rate.denominator).toFixed(3).replace(/\.?0+$/, '');
}

function number(value: number | null): string {
  return value === null ? '–' : value.toFixed(1);
}

const style = `
:root{color-scheme:light dark;--ink:#1c1e24;--soft:#6b6f7a;--paper:#faf7f1;--line:#e2dccf;--gold:#a37a2c}
@media (prefers-color-scheme:dark){:root{--ink:#ece6da;--soft:#9a968c;--paper:#14161c;--line:#2c303a;--gold:#d6b26e}}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 "Source Serif 4","Noto Serif SC",Georgia,"Songti SC",serif}
header{display:flex;gap:2rem;align-items:end;padding:2rem max(1.5rem,calc(50vw - 30rem));border-bottom:1px solid var(--line);flex-wrap:wrap}
header img{width:22rem;max-width:100%;border-radius:4px;box-shadow:0 8px 30px #0004}
h1{font-size:2.2rem;margin:0 0 .5rem;font-weight:600}h2{font-size:1.15rem;margin:2.4rem 0 .6rem;color:var(--gold);font-weight:600}
.kind{margin:0;color:var(--soft);letter-spacing:.08em}.verdict{display:inline-block;margin:0;padding:.2rem .8rem;border-radius:2rem;border:1px solid}
.good{color:#3d7a4c}.draft{color:#a37a2c}.bad{color:#b23b32}
main{max-width:60rem;margin:0 auto;padding:0 1.5rem 4rem}table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--soft);font-weight:500}
.facts th{width:12rem}.findings{padding:0;list-style:none}.findings li{padding:.5rem .8rem;margin:.4rem 0;border-left:3px solid var(--line)}
.findings .error{border-color:#b23b32}.findings .draft{border-color:#a37a2c;color:inherit}.findings .warning{border-color:#c9a25a}.fix{display:block;color:var(--soft)}
.bar{width:30%}.bar span{display:block;height:.6rem;margin-top:.45rem;background:var(--gold);border-radius:2px}`;

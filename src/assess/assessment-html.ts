import { type Assessment, type Dimension, escapeMarkup, type Finding } from '../film/index.ts';
import labels from './data/report-labels.json' with { type: 'json' };
import style from './data/report-style.json' with { type: 'json' };

type Labels = (typeof labels)['en'];

const width = 960;

/**
 * An assessment as one HTML page without scripts: scores, the curve of tension and feeling with the five turning points, who is in which
 * scene, who meets whom, and all findings with their lines. All text is escaped; the page loads nothing.
 */
export function assessmentHtml(assessment: Assessment): string {
  const text: Labels = labels[assessment.language];
  const { title, size } = assessment;
  const heading = title || text.untitled;
  return `<!doctype html>
<html lang="${assessment.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeMarkup(heading)} · ${text.assessment}</title>
<style>${style.join('\n')}</style>
</head>
<body>
<header><p class="kind">${text.assessment}</p><h1>${escapeMarkup(heading)}</h1>
<p>${size.scenes} ${text.scenes} · ${size.words} ${text.words} · ${size.pages} ${text.pages} · ${Math.round(size.seconds / 6) / 10} ${text.minutes}</p></header>
<main>
<section><h2>${text.dimensions}</h2>${assessment.dimensions.map((dimension) => dimensionRow(dimension, text)).join('')}</section>
<section><h2>${text.curve}</h2>${curveChart(assessment, text)}</section>
<section><h2>${text.presence}</h2>${presenceChart(assessment)}</section>
<section><h2>${text.network}</h2>${networkChart(assessment)}</section>
<section><h2>${text.findings} (${assessment.findings.length})</h2>${findingsTable(assessment.findings, text)}</section>
<section><h2>${text.unjudged}</h2>${assessment.unjudged.map((one) => `<p>${escapeMarkup(one)}</p>`).join('')}</section>
</main>
</body>
</html>
`;
}

function dimensionRow({ id, score, says, percentile }: Dimension, text: Labels): string {
  const name = (text.names as Record<string, string>)[id] ?? id;
  const bar = score === null ? '' : `<i style="width:${score}%"></i>`;
  const rank = percentile
    ? `<small>${escapeMarkup(`${text.percentile} ${percentile.value} (${percentile.among}, ${percentile.scripts})`)}</small>`
    : '';
  return `<div class="dimension"><b>${escapeMarkup(name)}</b><span class="bar">${bar}</span><em>${score ?? '–'}</em><p>${escapeMarkup(says)} ${rank}</p></div>`;
}

function curveChart({ scenes, turningPoints }: Assessment, text: Labels): string {
  const height = 240;
  const total = scenes.reduce((sum, scene) => sum + scene.seconds, 0) || 1;
  let before = 0;
  const middles = scenes.map((scene) => {
    const middle = ((before + scene.seconds / 2) / total) * width;
    before += scene.seconds;
    return middle;
  });
  const line = (values: readonly number[]) =>
    values
      .map((value, index) => `${middles[index]!.toFixed(1)},${(height - 30 - value * (height - 60)).toFixed(1)}`)
      .join(' ');
  const marks = turningPoints.map(({ scene, name, number }, index) => {
    const x = middles[scene]!.toFixed(1);
    const words = `${(text.points as Record<string, string>)[name]} (${number})`;
    return `<line x1="${x}" x2="${x}" y1="${14 + 13 * (index % 2)}" y2="${height - 22}" class="mark"/><text x="${x}" y="${12 + 13 * (index % 2)}" text-anchor="middle">${escapeMarkup(words)}</text>`;
  });
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${text.curve}">${marks.join('')}
<polyline class="intensity" points="${line(scenes.map((scene) => scene.intensity))}"/>
<polyline class="valence" points="${line(scenes.map((scene) => (scene.valence + 1) / 2))}"/>
</svg><p class="legend"><i class="intensity"></i>${text.intensity} <i class="valence"></i>${text.valence}</p>`;
}

function presenceChart({ scenes, roles }: Assessment): string {
  const shown = roles.slice(0, 10);
  const step = (width - 160) / Math.max(1, scenes.length);
  const rows = shown.map((role, row) => {
    const boxes = scenes.flatMap((scene, index) =>
      scene.cast.includes(role.name)
        ? [
            `<rect x="${(160 + index * step).toFixed(1)}" y="${row * 22 + 4}" width="${Math.max(1, step - 1).toFixed(1)}" height="15"/>`,
          ]
        : [],
    );
    return `<text x="150" y="${row * 22 + 16}" text-anchor="end">${escapeMarkup(role.name)} ${Math.round(100 * role.share)}%</text>${boxes.join('')}`;
  });
  return `<svg viewBox="0 0 ${width} ${shown.length * 22 + 8}" class="presence">${rows.join('')}</svg>`;
}

function networkChart({ network, roles }: Assessment): string {
  const names = [...new Set(network.flatMap(({ a, b }) => [a, b]))];
  const size = 320;
  const place = (name: string): [number, number] => {
    const angle = (names.indexOf(name) / Math.max(1, names.length)) * 2 * Math.PI - Math.PI / 2;
    return [width / 2 + 300 * Math.cos(angle), size / 2 + 120 * Math.sin(angle)];
  };
  const most = Math.max(1, ...network.map(({ scenes }) => scenes));
  const lines = network.map(({ a, b, scenes }) => {
    const [[x1, y1], [x2, y2]] = [place(a), place(b)];
    return `<line x1="${x1.toFixed(0)}" y1="${y1.toFixed(0)}" x2="${x2.toFixed(0)}" y2="${y2.toFixed(0)}" stroke-width="${(1 + (7 * scenes) / most).toFixed(1)}"/>`;
  });
  const dots = names.map((name) => {
    const [x, y] = place(name);
    const share = roles.find((role) => role.name === name)?.share ?? 0;
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${(6 + 30 * Math.sqrt(share)).toFixed(0)}"/><text x="${x.toFixed(0)}" y="${(y + 4).toFixed(0)}" text-anchor="middle">${escapeMarkup(name)}</text>`;
  });
  return names.length === 0
    ? ''
    : `<svg viewBox="0 0 ${width} ${size}" class="network">${lines.join('')}${dots.join('')}</svg>`;
}

function findingsTable(findings: readonly Finding[], text: Labels): string {
  if (findings.length === 0) return `<p>${text.nothing}</p>`;
  const rows = findings.map(({ severity, message, where, confidence, fix }) => {
    const advice = typeof fix === 'string' ? `<br><small>${escapeMarkup(fix)}</small>` : '';
    return `<tr class="${severity}"><td>${where?.line ?? ''}</td><td>${escapeMarkup(message)}${advice}</td><td>${Math.round(100 * confidence)}%</td></tr>`;
  });
  return `<table><thead><tr><th>${text.line}</th><th>${text.finding}</th><th>${text.confidence}</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

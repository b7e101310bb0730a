import { type Finding, type Flicks, formatClock, fromSeconds, type Measurement, toSeconds } from '../film/index.ts';

/** What a finished film is held against. */
export type Expectation = {
  width: number;
  height: number;
  rate: { numerator: number; denominator: number };
  duration: Flicks;
  /** Integrated loudness in LUFS, of the dialogue's stretches where they were measured, and the highest true peak in dBTP. */
  loudness: number;
  ceiling: number;
  /** Stretches that may be dark or still on purpose: fades and cards. */
  excused: { start: Flicks; end: Flicks }[];
};

const longestBlack = fromSeconds(1);
const longestFrozen = fromSeconds(3);
const longestSilence = fromSeconds(2.5);
/** EBU R128 allows half a LU. */
const loudnessTolerance = 0.5;

/**
 * The gate: what is wrong with a film as it was decoded. Errors stop delivery: no picture or sound, another size, rate
 * or length than asked for, black, frozen, silent, clipped, too loud or too quiet. Each finding says where.
 */
export function inspectFilm(measurement: Measurement, expected: Expectation): Finding[] {
  return [...inspectPicture(measurement, expected), ...inspectSound(measurement, expected)];
}

/** True when nothing was found that stops delivery. */
export function passesGate(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.severity !== 'error');
}

function inspectPicture({ video }: Measurement, expected: Expectation): Finding[] {
  if (!video)
    return [
      error('no-picture', 'The film has no picture.', 'Make the film again; if it stays so, run: auteur doctor.'),
    ];
  const findings: Finding[] = [];
  if (video.width !== expected.width || video.height !== expected.height) {
    findings.push(
      error(
        'wrong-size',
        `The picture is ${video.width}x${video.height} instead of ${expected.width}x${expected.height}.`,
        'Make the film again.',
        { evidence: video },
      ),
    );
  }
  const asked = Math.round((toSeconds(expected.duration) * expected.rate.numerator) / expected.rate.denominator);
  if (video.frames !== asked) {
    findings.push(
      error('wrong-length', `The film has ${video.frames} frames instead of ${asked}.`, 'Make the film again.', {
        evidence: { frames: video.frames, asked },
      }),
    );
  }
  findings.push(
    ...spans(
      video.black,
      longestBlack,
      expected,
      'black',
      'is black',
      'Look at the light and the camera of the shot there.',
    ),
  );
  findings.push(
    ...spans(
      video.frozen,
      longestFrozen,
      expected,
      'frozen',
      'does not move',
      'Give the shot there some action, or cut it shorter.',
    ),
  );
  return findings;
}

/** What is wrong with a film's sound alone, such as that of a second version with other channels. */
export function inspectSound({ audio }: Measurement, expected: Expectation): Finding[] {
  if (!audio)
    return [error('no-sound', 'The film has no sound.', 'Make the film again; if it stays so, run: auteur doctor.')];
  const findings: Finding[] = [];
  const { truePeak, clippedSamples } = audio;
  const loudness = audio.dialogueLoudness ?? audio.integratedLoudness;
  if (loudness === null) {
    findings.push(error('silent', 'The film is silent.', 'Check that voices and music could be made: auteur doctor.'));
  } else if (Math.abs(loudness - expected.loudness) > loudnessTolerance) {
    findings.push(
      error(
        'wrong-loudness',
        `The film is at ${loudness.toFixed(1)} LUFS instead of ${expected.loudness}.`,
        'Mix it again: auteur mix.',
        { evidence: { loudness } },
      ),
    );
  }
  if (truePeak !== null && truePeak > expected.ceiling + 0.2) {
    findings.push(
      error(
        'clipped',
        `The sound peaks at ${truePeak.toFixed(1)} dBTP, over ${expected.ceiling}.`,
        'Mix it again: auteur mix.',
        { evidence: { truePeak, clippedSamples } },
      ),
    );
  }
  findings.push(
    ...spans(
      audio.silent,
      longestSilence,
      expected,
      'silence',
      'is silent',
      'Give the scene there an ambience, or cut it shorter.',
    ),
  );
  return findings;
}

function spans(
  found: { start: Flicks; end: Flicks }[],
  longest: Flicks,
  { excused }: Expectation,
  code: string,
  what: string,
  fix: string,
): Finding[] {
  return found.flatMap((span): Finding[] => {
    const covered = excused.reduce(
      (sum, other) => sum + Math.max(0, Math.min(span.end, other.end) - Math.max(span.start, other.start)),
      0,
    );
    const length = span.end - span.start - covered;
    if (length <= longest) return [];
    const message = `The film ${what} for ${toSeconds(length).toFixed(1)} s at ${formatClock(span.start)}.`;
    return [error(code, message, fix, { where: { start: span.start, end: span.end } })];
  });
}

function error(code: string, message: string, fix: string, rest: Partial<Finding> = {}): Finding {
  return { code, severity: 'error', message, confidence: 1, fix, ...rest };
}

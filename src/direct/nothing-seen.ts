import type { Finding, Scene } from '../film/index.ts';

/** The finding of a scene that no camera sees. */
export function nothingSeen(scene: Scene): Finding {
  return {
    code: 'scene-without-shots',
    severity: 'error',
    message: `No camera finds a clear view in scene ${scene.number}, "${scene.heading.text}".`,
    where: { file: 'screenplay.fountain', line: scene.heading.line, scene: scene.id },
    confidence: 1,
    fix: 'Give the place another set in sets.yaml.',
  };
}

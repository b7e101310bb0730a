import {
  BufferGeometry,
  Camera,
  Float32BufferAttribute,
  GLSL3,
  type IUniform,
  Mesh,
  NearestFilter,
  RawShaderMaterial,
  Scene,
  type Texture,
  Vector2,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { Atmosphere } from './atmosphere.ts';
import { finishFragment, finishVertex, sheetFragment } from './finish-shader.ts';

/** How the last pass treats a look. */
export type FinishSettings = {
  look: number;
  smooth: boolean;
  grain: number;
  vignette: number;
  split: number;
  /** Depth break at which a line begins and is full, its strength, its width in pixels. */
  line: [number, number, number, number];
  lineColour: [number, number, number];
};

type Grade = { saturation: number; contrast: number; shadowTone: readonly number[]; lightTone: readonly number[] };

/** The last pass: from the drawn scene to the picture. */
export type Finish = {
  run(
    renderer: WebGLRenderer,
    picture: Texture,
    target: WebGLRenderTarget | null,
    frame: number,
    edges?: boolean,
  ): void;
  grade(values: Grade): void;
  dispose(): void;
};

/** Prepares the last pass for pictures of this size; `air` is laid over them. */
export function createFinish(
  settings: FinishSettings,
  atmosphere: Atmosphere,
  width: number,
  height: number,
  air?: Texture,
): Finish {
  const uniforms = uniformsOf(air);
  const defines = definesOf(settings, width, height, air !== undefined);
  const beauty = fullScreen('finish', finishFragment, uniforms, defines);
  const edge = fullScreen('edges', finishFragment, uniforms, { ...defines, EDGE_PASS: '', LINES: '' });
  const geometry = new BufferGeometry().setAttribute(
    'position',
    new Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3),
  );
  const mesh = new Mesh(geometry, beauty);
  mesh.frustumCulled = false;
  const scene = new Scene().add(mesh);
  const camera = new Camera();
  let sheet: WebGLRenderTarget | undefined;

  function paintSheet(renderer: WebGLRenderer): WebGLRenderTarget {
    const filter = { minFilter: NearestFilter, magFilter: NearestFilter };
    const painted = new WebGLRenderTarget(width, height, { depthBuffer: false, generateMipmaps: false, ...filter });
    const material = fullScreen('sheet', sheetFragment, { noise: atmosphere.noise }, defines);
    mesh.material = material;
    renderer.setRenderTarget(painted);
    renderer.render(scene, camera);
    material.dispose();
    return painted;
  }

  return {
    run(renderer, picture, target, frame, edges = false) {
      if ('SHEET' in defines) sheet ??= paintSheet(renderer);
      uniforms.sheet.value = sheet?.texture ?? null;
      uniforms.picture.value = picture;
      uniforms.beat.value = 0.40764404 * (frame % 64) - 0.03647369;
      mesh.material = edges ? edge : beauty;
      renderer.setRenderTarget(target);
      renderer.render(scene, camera);
    },
    grade: (values) => grade(uniforms, settings.split, values),
    dispose() {
      beauty.dispose();
      edge.dispose();
      geometry.dispose();
      sheet?.dispose();
    },
  };
}

/** Looks whose paper stands still in front of the picture. */
const papered = [1, 2];

function uniformsOf(air: Texture | undefined) {
  return {
    picture: { value: null as Texture | null },
    air: { value: air ?? null },
    sheet: { value: null as Texture | null },
    shadowTone: { value: new Vector3() },
    toneRise: { value: new Vector3() },
    /** Lift and gain of a colour; split toning, saturation and contrast are folded into these and the two tones. */
    grade: { value: new Vector2(0, 1) },
    beat: { value: 0 },
  };
}

function definesOf(settings: FinishSettings, width: number, height: number, airy: boolean): Record<string, string> {
  const offset = (x: number, y: number) => vector([Math.round(x * width) / width, Math.round(y * height) / height]);
  const vector = (parts: readonly number[]) => `vec${parts.length}(${parts.map((part) => part.toFixed(6)).join(', ')})`;
  const cut = settings.look === 2;
  const reach = Math.round((settings.line[3] * height) / 500);
  const [from, full, strength] = settings.line;
  return {
    LOOK: String(settings.look),
    SIZE: vector([width, height]),
    GRAIN: settings.grain.toFixed(4),
    VIGNETTE: settings.vignette.toFixed(4),
    LINE_FROM: from.toFixed(4),
    LINE_RISE: (1 / (full - from)).toFixed(4),
    LINE_STRENGTH: strength.toFixed(4),
    LINE_COLOUR: vector(settings.lineColour),
    ...(cut && reach > 1 ? { REACH: vector([reach / width, reach / height]) } : {}),
    ...(cut ? { NEAR: offset(-0.004, 0.009), FAR: offset(-0.007, 0.015) } : {}),
    ...(settings.smooth ? { SMOOTH: '' } : {}),
    ...(airy ? { AIR: '' } : {}),
    ...(!cut && strength > 0 ? { LINES: '' } : {}),
    ...(papered.includes(settings.look) ? { SHEET: '' } : {}),
  };
}

function fullScreen(
  name: string,
  fragmentShader: string,
  uniforms: Record<string, IUniform>,
  defines: Record<string, string>,
): RawShaderMaterial {
  return new RawShaderMaterial({
    name,
    glslVersion: GLSL3,
    uniforms,
    defines: { ...defines },
    vertexShader: finishVertex,
    fragmentShader,
    depthTest: false,
    depthWrite: false,
  });
}

function grade(
  uniforms: ReturnType<typeof uniformsOf>,
  split: number,
  { saturation, contrast, shadowTone, lightTone }: Grade,
): void {
  const kept = 1 - 0.38 * split;
  const tinted = ([red = 0, green = 0, blue = 0]: readonly number[]) => {
    const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
    const part = (own: number) =>
      contrast * (0.62 * split * (saturation * own + (1 - saturation) * grey) + (1 - saturation) * kept);
    return new Vector3(part(red), part(green), part(blue));
  };
  uniforms.shadowTone.value.copy(tinted(shadowTone));
  uniforms.toneRise.value.copy(tinted(lightTone)).sub(uniforms.shadowTone.value);
  uniforms.grade.value.set(0.42 * (1 - contrast), contrast * saturation * kept);
}

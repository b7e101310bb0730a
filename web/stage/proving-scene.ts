import {
  AmbientLight,
  BufferGeometry,
  Color,
  DataTexture,
  DirectionalLight,
  Float32BufferAttribute,
  GLSL3,
  InstancedMesh,
  LinearFilter,
  type Material,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  MeshStandardMaterial,
  MeshToonMaterial,
  OrthographicCamera,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  RawShaderMaterial,
  RedFormat,
  Scene,
  SphereGeometry,
  Vector3,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three';
import type { ProvingStaging } from '../../src/stage/node/proving.ts';
import type { Pass, StageRenderer, StageRendererOptions } from './contract.ts';

const seats = (count: number) => {
  const columns = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, index) => {
    const place = new Vector3(index % columns, 0, Math.floor(index / columns)).multiplyScalar(12 / columns);
    return place.add(new Vector3(-6, 0.5, -6));
  });
};

const colours = [0xd9a066, 0x5b6ee1, 0x99e550, 0xd95763, 0xfbf236];

/** A stage renderer whose staging is a `ProvingStaging`; its performance is not used. */
export function createProvingRenderer({ canvas, width, height }: StageRendererOptions): StageRenderer {
  const renderer = new WebGLRenderer({ canvas, antialias: false, powerPreference: 'high-performance' });
  renderer.setSize(width, height, false);
  const scene = new Scene();
  const camera = new PerspectiveCamera(40, width / height, 0.1, 100);
  let staging: ProvingStaging;
  let targets: WebGLRenderTarget[] = [];

  return {
    renderer,
    get target() {
      return targets.at(-1) ?? null;
    },
    async load(given) {
      scene.clear();
      for (const target of targets) target.dispose();
      staging = given as ProvingStaging;
      if (staging.fault === 'load') throw new Error('This scene refuses to load.');
      targets = createTargets(width, height, staging);
      renderer.shadowMap.enabled = staging.shadow > 0;
      renderer.shadowMap.type = PCFShadowMap;
      fill(scene, staging);
    },
    draw(frame: number, pass: Pass = 'beauty') {
      if (staging.fault === 'draw' && frame === 3) throw new Error('Frame 3 cannot be drawn.');
      const angle = frame / 24;
      camera.position.set(Math.sin(angle) * 14, 6, Math.cos(angle) * 14);
      camera.lookAt(0, 0, 0);
      scene.background = new Color(pass === 'beauty' ? 0x88aacc : 0x000000);
      renderer.setRenderTarget(targets[0] ?? null);
      renderer.render(scene, camera);
      for (let index = 1; index < targets.length; index++) {
        screen.material = index === targets.length - 1 ? encode : copy;
        screen.material.uniforms.picture!.value = targets[index - 1]!.texture;
        renderer.setRenderTarget(targets[index]!);
        renderer.render(screen, eye);
      }
    },
    dispose() {
      for (const target of targets) target.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

const eye = new OrthographicCamera();
const copy = screenMaterial('colour = texelFetch(picture, ivec2(gl_FragCoord.xy), 0);');
const encode = screenMaterial(`
  vec3 light = texelFetch(picture, ivec2(gl_FragCoord.xy), 0).rgb;
  vec3 low = light * 12.92;
  vec3 high = 1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055;
  colour = vec4(mix(high, low, vec3(lessThanEqual(light, vec3(0.0031308)))), 1.0);`);
const screen = new Mesh<BufferGeometry, RawShaderMaterial>(
  new BufferGeometry().setAttribute('position', new Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3)),
  copy,
);
screen.frustumCulled = false;

function screenMaterial(main: string): RawShaderMaterial {
  return new RawShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { picture: { value: null } },
    vertexShader: 'in vec3 position; void main() { gl_Position = vec4(position, 1.0); }',
    fragmentShader: `precision highp float; uniform sampler2D picture; out vec4 colour; void main() { ${main} }`,
    depthTest: false,
    depthWrite: false,
  });
}

function createTargets(width: number, height: number, { passes, samples }: ProvingStaging): WebGLRenderTarget[] {
  if (passes === 0) return [];
  return Array.from({ length: passes + 1 }, (_, index) => {
    const options = {
      depthBuffer: index === 0,
      samples: index === 0 ? samples : 0,
      minFilter: LinearFilter,
      generateMipmaps: false,
    };
    return new WebGLRenderTarget(width, height, options);
  });
}

function fill(scene: Scene, staging: ProvingStaging): void {
  scene.add(new AmbientLight(0xffffff, 0.6));
  const sun = new DirectionalLight(0xfff4dd, 2.5);
  sun.position.set(6, 10, 4);
  sun.castShadow = staging.shadow > 0;
  if (sun.castShadow) {
    sun.shadow.mapSize.set(staging.shadow, staging.shadow);
    Object.assign(sun.shadow.camera, { left: -10, right: 10, top: 10, bottom: -10, near: 1, far: 30 });
  }
  const floor = new Mesh(new PlaneGeometry(40, 40).rotateX(-Math.PI / 2), createMaterial(staging, 0x777766));
  floor.receiveShadow = true;
  scene.add(sun, floor);
  for (const ball of createBalls(staging)) {
    ball.castShadow = staging.shadow > 0;
    ball.receiveShadow = staging.shadow > 0;
    scene.add(ball);
  }
}

function createBalls(staging: ProvingStaging): Mesh[] {
  const geometry = new SphereGeometry(4 / Math.sqrt(staging.balls), 32, 16);
  const places = seats(staging.balls);
  if (!staging.instanced) {
    const materials = colours.map((colour) => createMaterial(staging, colour));
    return places.map((place, index) => {
      const ball = new Mesh(geometry, materials[index % materials.length]);
      ball.position.copy(place);
      return ball;
    });
  }
  const balls = new InstancedMesh(geometry, createMaterial(staging, 0xffffff), places.length);
  for (const [index, place] of places.entries()) {
    balls.setMatrixAt(index, new Matrix4().setPosition(place));
    balls.setColorAt(index, new Color(colours[index % colours.length]));
  }
  return [balls];
}

function createMaterial(staging: ProvingStaging, color: number): Material {
  const material = {
    basic: () => new MeshBasicMaterial({ color }),
    lambert: () => new MeshLambertMaterial({ color }),
    toon: () => new MeshToonMaterial({ color, gradientMap: steps() }),
    standard: () => new MeshStandardMaterial({ color, roughness: 0.5 }),
  }[staging.material]();
  if (staging.fault === 'shader') {
    material.onBeforeCompile = (shader) => {
      shader.fragmentShader = shader.fragmentShader.replace('void main() {', 'void main() { this is no shader;');
    };
  }
  return material;
}

function steps(): DataTexture {
  const texture = new DataTexture(new Uint8Array([90, 170, 255]), 3, 1, RedFormat);
  texture.needsUpdate = true;
  return texture;
}

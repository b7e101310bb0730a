import {
  BackSide,
  Color,
  type ColorRepresentation,
  ConstantAlphaFactor,
  CustomBlending,
  DoubleSide,
  FrontSide,
  GLSL3,
  type IUniform,
  type Material,
  Mesh,
  type Object3D,
  OneFactor,
  OneMinusConstantAlphaFactor,
  ShaderMaterial,
  SkinnedMesh,
  Vector2,
  Vector4,
  ZeroFactor,
} from 'three';
import type { Atmosphere } from './atmosphere.ts';
import { groundFragment, groundVertex, setFragment, setVertex } from './set-shader.ts';
import { outlineFragment, outlineVertex, surfaceFragment, surfaceVertex } from './surface-shader.ts';

/** What a surface is made of; it decides the ramp of its shading, its rim and its highlight. */
export type SurfaceRole =
  | 'skin'
  | 'hair'
  | 'cloth'
  | 'eye'
  | 'fur'
  | 'wood'
  | 'stone'
  | 'metal'
  | 'paper'
  | 'leaf'
  | 'ground'
  | 'glow';

/**
 * A surface asked for. `colour` is sRGB (`#rrggbb`) and is multiplied by the vertex colours, which are linear (as `Color`
 * holds them) in an attribute `color` of three or four components. `emissive` is the share of the surface's own light, 0 to 1;
 * `sheer` how much a veil or a wing covers of what is behind it, 0 to 1: it is in the picture alone, not in other passes or shadows.
 */
export type SurfaceRequest = {
  role: SurfaceRole;
  vertexColours: boolean;
  colour?: ColorRepresentation;
  doubleSided?: boolean;
  emissive?: number;
  sheer?: number;
  skinned?: boolean;
};

/** Where actors and props get their materials, so that one light, one fog and one look are on everything. */
export type MaterialFactory = {
  /** Equal requests give the same material: never change one, and leave disposing to the factory. */
  surface(request: SurfaceRequest): Material;
  /**
   * A line around `mesh`: its hull drawn inside out, `thickness` metres wide on a subject two metres away and of constant
   * width on screen further off. Add it as a child of `mesh`. Null where the look draws no such lines.
   */
  outline(mesh: Mesh | SkinnedMesh, thickness: number): Object3D | null;
};

/** A factory that the stage keeps for one actor or for the set. */
export type OwnedMaterials = MaterialFactory & {
  /** Index in the mask pass: 0 background, 1 set, 2 props, 3 and up the actors in the order of the staging. */
  maskIndex: IUniform<number>;
  all(): ShaderMaterial[];
  dispose(): void;
};

/** Half-width of the ramp's step, share of rim light, strength and sharpness of the highlight, share of shadow colour. */
const roles: Record<SurfaceRole, { softness: number; rim: number; shine: number; sharpness: number; warmth: number }> =
  {
    skin: { softness: 0.1, rim: 0.75, shine: 0.05, sharpness: 24, warmth: 1 },
    hair: { softness: 0.06, rim: 1, shine: 0.35, sharpness: 30, warmth: 0 },
    cloth: { softness: 0.07, rim: 0.8, shine: 0, sharpness: 8, warmth: 0 },
    eye: { softness: 0.2, rim: 0, shine: 0.5, sharpness: 60, warmth: 0 },
    fur: { softness: 0.12, rim: 1.2, shine: 0, sharpness: 8, warmth: 0.3 },
    wood: { softness: 0.18, rim: 0.3, shine: 0.08, sharpness: 14, warmth: 0 },
    stone: { softness: 0.22, rim: 0.25, shine: 0.1, sharpness: 14, warmth: 0 },
    metal: { softness: 0.1, rim: 0.6, shine: 0.8, sharpness: 40, warmth: 0 },
    paper: { softness: 0.25, rim: 0.2, shine: 0, sharpness: 8, warmth: 0.2 },
    leaf: { softness: 0.3, rim: 0.3, shine: 0, sharpness: 8, warmth: 0 },
    ground: { softness: 0.3, rim: 0, shine: 0.1, sharpness: 14, warmth: 0 },
    glow: { softness: 0.3, rim: 0, shine: 0, sharpness: 8, warmth: 0 },
  };

/** What a look does to materials. */
export type MaterialTreatment = { defines: Record<string, string>; outlines: boolean; lineColour: ColorRepresentation };

/** Materials of figures and props that share `atmosphere` and the treatment of one look. */
export function createMaterials(atmosphere: Atmosphere, treatment: MaterialTreatment): OwnedMaterials {
  const surfaces = new Map<string, ShaderMaterial>();
  const outlines = new Map<number, ShaderMaterial>();
  const maskIndex: IUniform<number> = { value: 3 };
  const own = { maskIndex };

  function surface(request: SurfaceRequest): ShaderMaterial {
    const key = JSON.stringify([
      request.role,
      request.vertexColours,
      request.colour,
      request.doubleSided,
      request.emissive,
      request.sheer,
    ]);
    const known = surfaces.get(key);
    if (known) return known;
    const made = createSurface(request, atmosphere, treatment, own);
    surfaces.set(key, made);
    return made;
  }

  function outline(mesh: Mesh | SkinnedMesh, thickness: number): Object3D | null {
    if (!treatment.outlines || thickness <= 0) return null;
    let material = outlines.get(thickness);
    if (!material) {
      material = createOutline(thickness, atmosphere, treatment, own);
      outlines.set(thickness, material);
    }
    return hull(mesh, material);
  }

  const all = () => [...surfaces.values(), ...outlines.values()];
  const dispose = () => {
    for (const material of all()) material.dispose();
  };
  return { surface, outline, maskIndex, all, dispose };
}

type OwnUniforms = { maskIndex: IUniform<number> };

function createSurface(
  request: SurfaceRequest,
  atmosphere: Atmosphere,
  treatment: MaterialTreatment,
  own: OwnUniforms,
): ShaderMaterial {
  const role = roles[request.role];
  const emissive = request.emissive ?? (request.role === 'glow' ? 1 : 0);
  const has = { SHINES: role.shine > 0, WARMS: role.warmth > 0, GLOWS: emissive > 0 };
  const material = new ShaderMaterial({
    name: `surface-${request.role}`,
    glslVersion: GLSL3,
    vertexShader: surfaceVertex,
    fragmentShader: surfaceFragment,
    uniforms: {
      ...atmosphere,
      ...own,
      surfaceColour: { value: new Color(request.colour ?? '#ffffff') },
      emissive: { value: emissive },
      role: { value: new Vector4(0.5 / role.softness, role.rim, role.shine, role.sharpness) },
      highlight: { value: highlightOf(role.sharpness) },
      warmth: { value: role.warmth },
    },
    defines: {
      ...treatment.defines,
      ...Object.fromEntries(Object.entries(has).flatMap(([name, wanted]) => (wanted ? [[name, '']] : []))),
    },
    vertexColors: request.vertexColours,
    side: request.doubleSided ? DoubleSide : FrontSide,
    ...(request.sheer === undefined ? {} : sheerness(request.sheer)),
  });
  return material;
}

/** How a surface is mixed with what is behind while the picture keeps its depth, its alpha: `cover` is how much is hidden, 0 to 1. */
export const mixed = (cover: number) =>
  ({
    blending: CustomBlending,
    blendSrc: ConstantAlphaFactor,
    blendDst: OneMinusConstantAlphaFactor,
    blendSrcAlpha: ZeroFactor,
    blendDstAlpha: OneFactor,
    blendAlpha: cover,
  }) as const;

/** No line runs round what is sheer. */
const sheerness = (cover: number) => ({ transparent: true, depthWrite: false, ...mixed(cover) });

/** Slope and height of the drawn highlight's edge over the cosine of its angle: where the smooth one falls from 0.55 to 0.35. */
function highlightOf(sharpness: number): Vector2 {
  const [from, to] = [0.35 ** (1 / sharpness), 0.55 ** (1 / sharpness)];
  return new Vector2(1 / (to - from), -from / (to - from));
}

function createOutline(
  thickness: number,
  atmosphere: Atmosphere,
  treatment: MaterialTreatment,
  own: OwnUniforms,
): ShaderMaterial {
  return new ShaderMaterial({
    name: 'outline',
    glslVersion: GLSL3,
    vertexShader: outlineVertex,
    fragmentShader: outlineFragment,
    uniforms: {
      ...atmosphere,
      ...own,
      thickness: { value: thickness },
      pixel: { value: 0 },
      lineColour: { value: new Color(treatment.lineColour) },
    },
    defines: { ...treatment.defines },
    side: BackSide,
  });
}

const bufferSize = new Vector2();

/** A line never gets thinner than a pixel, or it breaks into dashes where pictures are small. */
function hull(mesh: Mesh | SkinnedMesh, material: Material): Object3D {
  let copy: Mesh;
  if (mesh instanceof SkinnedMesh) {
    const skinned = new SkinnedMesh(mesh.geometry, material);
    skinned.bind(mesh.skeleton, mesh.bindMatrix);
    copy = skinned;
  } else {
    copy = new Mesh(mesh.geometry, material);
  }
  copy.morphTargetInfluences = mesh.morphTargetInfluences;
  copy.morphTargetDictionary = mesh.morphTargetDictionary;
  copy.frustumCulled = mesh.frustumCulled;
  copy.name = 'outline';
  copy.onBeforeRender = (renderer) => {
    const height = renderer.getRenderTarget()?.height ?? renderer.getDrawingBufferSize(bufferSize).y;
    (material as ShaderMaterial).uniforms.pixel!.value = 2 / height;
  };
  return copy;
}

/** How a part of a set is drawn. */
export type SetPart = 'solid' | 'leaves' | 'ground';

/** What the ground of a shot takes at every pixel. */
export type GroundTreatment = { wet: boolean; shadowed: boolean; streaks: number };

/** The material of a part of a set: its geometry is what `bakeLight` gives, but for the ground's, which is the set's own. */
export function createSetMaterial(
  part: SetPart,
  atmosphere: Atmosphere,
  treatment: MaterialTreatment,
  ground: GroundTreatment,
): ShaderMaterial {
  const onGround = part === 'ground';
  return new ShaderMaterial({
    name: part,
    glslVersion: GLSL3,
    vertexShader: onGround ? groundVertex : setVertex,
    fragmentShader: onGround ? groundFragment : setFragment,
    uniforms: { ...atmosphere, maskIndex: { value: onGround ? 1 : 2 } },
    defines: {
      ...treatment.defines,
      ...(onGround ? { STREAKS: String(ground.streaks) } : {}),
      ...(onGround && ground.wet ? { WET: '' } : {}),
      ...(onGround && ground.shadowed ? { SHADOWED: '' } : {}),
    },
    side: part === 'leaves' ? DoubleSide : FrontSide,
  });
}

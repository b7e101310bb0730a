import { Color, type PerspectiveCamera, Vector3 } from 'three';
import type { Staging } from '../../film/index.ts';
import { figureLight } from '../light/figure-light.ts';
import { keyDirection, type Palette } from '../light/palette.ts';
import { bodyDirection } from '../light/sky.ts';
import { type Atmosphere, lampCount } from '../look/atmosphere.ts';
import type { SetModel } from '../sets/model.ts';

const ambience = new Color();
const rgb = (target: Color, from: readonly number[]) => target.setRGB(from[0]!, from[1]!, from[2]!);

/** Gives the shared uniforms what hour, weather, mood and set ask for. */
export function applyPalette(
  atmosphere: Atmosphere,
  palette: Palette,
  model: SetModel,
  staging: Staging,
  interior: boolean,
): void {
  rgb(atmosphere.keyColour.value, palette.key);
  rgb(atmosphere.skyLight.value, palette.sky);
  rgb(atmosphere.groundLight.value, palette.ground);
  rgb(atmosphere.rimColour.value, palette.rim);
  atmosphere.keyDirection.value.set(...keyDirection(palette));
  atmosphere.fogColour.value.set(...palette.fog);
  atmosphere.fogGlow.value.set(...palette.fogGlow);
  atmosphere.fogGlowDirection.value.set(...bodyDirection(palette));
  atmosphere.fog.value.set(palette.fogDensity, interior ? 6 : 5, 26, 0.97);
  if (interior) atmosphere.fog.value.x *= 0.2;
  atmosphere.wetness.value = interior ? 0 : palette.wetness;
  atmosphere.snow.value = interior ? 0 : palette.snow;
  atmosphere.exposure.value = palette.exposure;
  atmosphere.lampGlow.value = palette.lamps;
  for (const light of [atmosphere.skyLight, atmosphere.groundLight])
    light.value.add(rgb(ambience, model.bounce ?? [0, 0, 0]).multiplyScalar(palette.lamps));
  const breeze = staging.weather === 'storm' ? Math.max(0.7, staging.wind) : staging.wind;
  atmosphere.wind.value.set(
    (0.25 + breeze * 2.2) * (interior ? 0 : 1),
    (0.08 + breeze * 0.7) * (interior ? 0 : 1),
    (0.35 + breeze) * (interior ? 0.1 : 1),
  );
  for (let index = 0; index < lampCount; index++) {
    const lamp = model.lamps[index];
    atmosphere.lamps.value[index]!.set(...(lamp?.position ?? [0, -100, 0]), lamp?.reach ?? 1);
    atmosphere.lampColours.value[index]!.set(lamp?.colour ?? '#000000').multiplyScalar(lamp?.strength ?? 0);
  }
}

const towards = new Vector3();
const right = new Vector3();
const forward = new Vector3();
const up = new Vector3(0, 1, 0);

/**
 * Lights actors for the camera as a gaffer does: the key three-quarter from the side the real light is on, the rim from behind
 * on the other side.
 */
export function lightActors(atmosphere: Atmosphere, palette: Palette, camera: PerspectiveCamera): void {
  camera.getWorldDirection(forward);
  forward.y *= 0.3;
  forward.normalize();
  right.crossVectors(forward, up).normalize();
  const real = atmosphere.keyDirection.value;
  const side = real.dot(right) >= 0 ? 1 : -1;
  towards
    .copy(forward)
    .multiplyScalar(-0.62)
    .addScaledVector(right, side * 0.8)
    .addScaledVector(up, 0.55)
    .normalize();
  const frontal = Math.max(0, real.dot(towards));
  atmosphere.actorKeyDirection.value
    .copy(towards)
    .lerp(real, 0.35 * frontal + 0.1)
    .normalize();
  atmosphere.rimDirection.value
    .copy(forward)
    .addScaledVector(right, -side * 0.55)
    .addScaledVector(up, 0.45)
    .normalize();
  const { r, g, b } = ambience.copy(atmosphere.skyLight.value).lerp(atmosphere.groundLight.value, 0.5);
  const { key, fill } = figureLight(palette, [r, g, b]);
  rgb(atmosphere.actorKeyColour.value, key);
  rgb(atmosphere.fillLight.value, fill);
}

/** Uniform declarations that vertex and fragment shaders of every surface share. */
export const shared = /* glsl */ `
uniform float time;
uniform vec3 wind;
uniform vec4 lamps[6];
uniform vec3 lampColours[6];
uniform float lampGlow;
`;

/** Light of the practical lamps at a point: wrapped Lambert, windowed inverse square (Karis, SIGGRAPH 2013). */
export const lampLight = /* glsl */ `
vec3 lampLight(vec3 point, vec3 normal) {
  vec3 sum = vec3(0.0);
  for (int i = 0; i < 6; i++) {
    vec3 way = lamps[i].xyz - point;
    float squared = dot(way, way);
    float window = max(0.0, 1.0 - squared / (lamps[i].w * lamps[i].w));
    float facing = dot(normal, way) * inversesqrt(squared + 0.01) * 0.55 + 0.45;
    sum += lampColours[i] * (window * window * max(facing, 0.0) / (0.35 + squared * 0.28));
  }
  return sum * lampGlow;
}
`;

/** Aerial perspective: share and colour, from the camera to a point in the world. */
export const fogFunction = /* glsl */ `
uniform vec3 fogColour;
uniform vec3 fogGlow;
uniform vec3 fogGlowDirection;
uniform vec4 fog;
vec4 fogTo(vec3 point) {
  vec3 way = point - cameraPosition;
  float distance = length(way);
  float glow = max(0.0, dot(way / max(distance, 0.01), fogGlowDirection));
  float thin = mix(1.0, 1.0 / (1.0 + max(point.y, 0.0) / fog.z), step(point.y, 500.0));
  float amount = (1.0 - exp(-max(0.0, distance - fog.y) * fog.x * thin)) * fog.w;
  return vec4(mix(fogColour, fogGlow, glow * glow * glow), amount);
}
`;

/**
 * Depth for the lines of the finish, kept in the alpha channel: logarithmic from 0.3 m, 0 near to 1 at 400 m. The logarithm is
 * read from the number's own exponent (J. Blinn, Floating-point tricks, 1997), because log2 is slow on software GL;
 * the depth comes from the vertices, because SwiftShader takes longer to put gl_FragCoord together.
 */
export const depthFunction = /* glsl */ `
float lineDepth(float depth) {
  float ratio = 1.0 + 3.333333 * depth;
  return min(float(floatBitsToInt(ratio) - 0x3f800000) * (1.0 / 8388608.0 / 10.3818), 0.996);
}
`;

/** Wind on things that give way: trunk swing and leaf flutter, after Sousa, GPU Gems 3, chapter 16. */
export const swayFunction = /* glsl */ `
vec3 swayed(vec3 point, float amount) {
  float phase = dot(point.xz, vec2(0.37, 0.53));
  float gust = 0.6 + 0.4 * sin(time * 0.7 + phase * 0.25) + 0.25 * sin(time * 1.9 + phase);
  vec2 swing = wind.xy * gust + wind.z * vec2(sin(time * 3.1 + phase * 3.0), cos(time * 2.7 + phase * 3.7)) * 0.28;
  point.xz += swing * amount;
  point.y -= dot(swing, swing) * amount * 0.12;
  return point;
}
`;

/** From exposed light to display: an extended Reinhard curve (SIGGRAPH 2002) and a square-root encoding. */
export const encodeFunction = /* glsl */ `
vec3 encode(vec3 colour) {
  return sqrt(colour * (1.12 + colour * 0.224) / (1.0 + colour));
}
`;

/** A colour for each thing of the mask pass, far from its neighbours'. */
export const maskFunction = /* glsl */ `
uniform float maskIndex;
vec3 maskColour() {
  return 0.5 + 0.5 * cos(6.2832 * (maskIndex * 0.381966 + vec3(0.0, 0.33, 0.67)));
}
`;

/** The colours of the passes that are not the picture itself. */
export const passColours = /* glsl */ `
  #if PASS == 1
    picture = vec4(vec3(1.0 - alpha), 1.0);
    return;
  #elif PASS == 2
    picture = vec4(normalize((viewMatrix * vec4(vNormalWorld, 0.0)).xyz) * 0.5 + 0.5, 1.0);
    return;
  #elif PASS == 3
    picture = vec4(maskColour(), 1.0);
    return;
  #endif
`;

// How egui's triangles become pixels, in place of bevy_egui's own shader: the same picture for less work a pixel, since an office
// PC may have no graphics card. All we draw is coloured areas and letters, so the texture holds a coverage alone, at the window's
// own resolution: one value is read, neither filtered nor converted.

struct Transform {
    scale: vec2<f32>,
    translation: vec2<f32>,
}

struct VertexInput {
    @location(0) position: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) color: vec4<f32>,
}

struct VertexOutput {
    @builtin(position) position: vec4<f32>,
    @location(0) color: vec4<f32>,
    @location(1) uv: vec2<f32>,
}

@group(0) @binding(0) var<uniform> transform: Transform;
@group(1) @binding(0) var image_texture: texture_2d<f32>;
@group(1) @binding(1) var image_sampler: sampler;

// Linear light from sRGB, 0–1: a polynomial within half a step of 255 of IEC 61966-2-1.
fn linear_from_gamma(x: vec3<f32>) -> vec3<f32> {
    return x * (0.066052885 + x * (0.206053837 + x * (1.700101486 + x * (x * 0.667764959 - 1.639973167))));
}

@vertex
fn vs_main(in: VertexInput) -> VertexOutput {
    let position = in.position * transform.scale + transform.translation;
    return VertexOutput(vec4<f32>(position, 0.0, 1.0), in.color, in.uv);
}

@fragment
fn fs_main(in: VertexOutput) -> @location(0) vec4<f32> {
    let texel = in.uv * vec2<f32>(textureDimensions(image_texture));
    let coverage = textureLoad(image_texture, vec2<i32>(texel), 0).a;
    let color = in.color * coverage;
    return vec4<f32>(linear_from_gamma(color.rgb), color.a);
}

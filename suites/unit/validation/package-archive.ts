import { gzipSync } from 'node:zlib';

/** A tar archive of JSON files, each in `package/` unless its name says where it lies. */
export function tar(files: Readonly<Record<string, unknown>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const body = Buffer.from(JSON.stringify(content));
    const header = Buffer.alloc(512);
    header.write(name.includes('/') ? name : `package/${name}`, 0);
    header.write(body.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    header.fill(' ', 148, 156);
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte)
        .toString(8)
        .padStart(6, '0')}\0`,
      148,
    );
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** A FHIR package. */
export function tgz(name: string, version: string, dependencies: object = {}, files: object = {}): Buffer {
  return gzipSync(tar({ 'package.json': { name, version, dependencies }, ...files }));
}

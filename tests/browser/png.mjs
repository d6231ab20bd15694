// A picture of one colour, so that a story can add one.
import { deflateSync } from 'node:zlib';

import { checksum } from './docx.mjs';

/** Returns a PNG of that size in one colour, given as red, green and blue, as bytes. */
export function png(width, height, colour) {
    const row = Buffer.from([0, ...Array.from({ length: width }, () => colour).flat()]);
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    // Eight bits of red, green and blue each, not interlaced.
    head.set([8, 2, 0, 0, 0], 8);
    const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
    return Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0)),
    ]);
}

function chunk(name, content) {
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    const named = Buffer.concat([Buffer.from(name), content]);
    size.writeUInt32BE(content.length);
    sum.writeUInt32BE(checksum(named));
    return Buffer.concat([size, named, sum]);
}

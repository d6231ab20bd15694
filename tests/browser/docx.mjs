// A small Word document, as a ministry's report would come, so that a story can upload one.

/** Returns a document with a heading, paragraphs and a picture without a description, as bytes. */
export function docx(title, paragraphs) {
    const text = (words) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    const paragraph = (words, style = '') => `<w:p>${style}<w:r><w:t xml:space="preserve">${text(words)}</w:t></w:r></w:p>`;
    const heading = paragraph(title, '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>');
    const picture = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="1"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
    const body = heading + paragraphs.map((words) => paragraph(words)).join('') + picture;
    const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
    const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
    const names = `xmlns:w="${w}" xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture"`;
    return zip({
        '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
        '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
        'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${names}><w:body>${body}</w:body></w:document>`,
    });
}

/** Returns an archive of these files, not compressed. */
function zip(files) {
    const parts = [];
    const listed = [];
    let offset = 0;
    for (const [name, content] of Object.entries(files)) {
        const [path, bytes] = [Buffer.from(name), Buffer.from(content)];
        // Version, flags, method, time, date; checksum, both sizes, length of the name, no extra field.
        const about = Buffer.alloc(26);
        about.writeUInt16LE(20, 0);
        about.writeUInt16LE(33, 8);
        about.writeUInt32LE(checksum(bytes), 10);
        about.writeUInt32LE(bytes.length, 14);
        about.writeUInt32LE(bytes.length, 18);
        about.writeUInt16LE(path.length, 22);
        const at = Buffer.alloc(14);
        at.writeUInt32LE(offset, 10);
        const file = Buffer.concat([Buffer.from('PK\x03\x04'), about, path, bytes]);
        listed.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), about, at, path);
        parts.push(file);
        offset += file.length;
    }
    const list = Buffer.concat(listed);
    const end = Buffer.alloc(18);
    const count = parts.length;
    end.writeUInt16LE(count, 4);
    end.writeUInt16LE(count, 6);
    end.writeUInt32LE(list.length, 8);
    end.writeUInt32LE(offset, 12);
    return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]);
}

/** The CRC-32 of some bytes. */
export function checksum(bytes) {
    let sum = ~0;
    for (const byte of bytes) {
        sum ^= byte;
        for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
}

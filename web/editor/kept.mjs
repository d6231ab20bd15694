// A text that is being edited. Nodes that nobody touched keep their identity, and are written as they were read, by
// their lines; only new ones are serialised. So a text comes back byte for byte but for what was changed in it.
import { isNothing, lines, markerBeside } from "./blocks.mjs";

/** How a block was read: its lines, the blank ones before it, and the block before that. */
class Entry {
  constructor(node, gap, own, before) {
    Object.assign(this, { node, gap, own, before, next: null });
    if (before) before.next = this;
  }
}

/** A text with the tree that the service gave for it. */
export class Kept {
  constructor(schema, markdown, tree) {
    const source = markdown.split("\n");
    this.markdown = markdown;
    this.entries = [];
    this.known = new WeakMap();
    let at = 0;
    for (const { from, to, node: json } of tree.blocks) {
      const own = source.slice(from - 1, to);
      const node = read(schema, json, own);
      const entry = new Entry(node, source.slice(at, from - 1), own, this.entries.at(-1) ?? null);
      this.entries.push(entry);
      this.known.set(node, entry);
      at = to;
    }
    this.tail = markdown === "" ? [] : source.slice(at);
    const nodes = this.entries.map((entry) => entry.node);
    this.doc = schema.node("doc", null, nodes.length ? nodes : [schema.node("paragraph")]);
  }

  /** Returns the Markdown of a document that came of this text by editing. */
  write(doc) {
    if (doc.eq(this.doc)) return this.markdown;
    const blocks = [];
    doc.forEach((node) => isNothing(node) && !this.known.has(node) || blocks.push({ node, entry: this.known.get(node) }));
    this.recognise(blocks);
    const used = new Set(blocks.map(({ entry }) => entry));
    const out = [];
    // The block as it was read in whose place the next new one is.
    let place = this.entries[0] ?? null;
    blocks.forEach((block, at) => {
      const previous = blocks[at - 1];
      const stands = place && !used.has(place) ? place : null;
      const isAsBefore = block.entry && block.entry.before === (previous?.entry ?? null) && (previous?.entry || at === 0);
      if (isAsBefore) {
        out.push(...block.entry.gap, ...block.entry.own);
        block.marker = block.node.attrs.marker;
      } else {
        this.place(out, block, previous, blocks[at + 1], stands);
      }
      if (block.entry) place = block.entry.next;
      else if (stands) place = stands.next;
    });
    if (out.length === 0) return "";
    return [...out, ...this.tail].join("\n");
  }

  /** Finds blocks that are as they were read but other nodes: those whose change was undone. */
  recognise(blocks) {
    const used = new Set(blocks.map(({ entry }) => entry));
    const free = this.entries.filter((entry) => !used.has(entry));
    if (free.length === 0) return;
    for (const block of blocks.filter(({ entry }) => !entry)) {
      const at = free.findIndex((entry) => entry.node.eq(block.node));
      if (at < 0) continue;
      [block.entry] = free.splice(at, 1);
      this.known.set(block.node, block.entry);
    }
  }

  /** Writes a block that is new, or that follows another one than before. */
  place(out, block, previous, next, stands) {
    const { node, entry } = block;
    const own = this.ownLines(block, previous, next);
    const gap = (entry ?? stands)?.gap ?? [];
    // Blank lines at the beginning belong to what stands there.
    const isFirst = out.length === 0;
    if (isFirst && (entry ?? stands)?.before === null) out.push(...gap);
    else if (!isFirst && gap.length) out.push(...gap);
    else if (!isFirst && !this.canFollow(node, entry ?? stands, previous)) out.push("");
    out.push(...own);
  }

  /** Whether a block may follow another without a blank line between them. */
  canFollow(node, entry, previous) {
    if (!previous) return true;
    const [kind, before] = [node.type.name, previous.node.type.name];
    // The same kinds were next to each other before.
    const isAsBefore = entry?.before && entry.node.type.name === kind && entry.before.node.type.name === before;
    return Boolean(isAsBefore) && before !== "source";
  }

  ownLines(block, previous, next) {
    const { node, entry } = block;
    const markers = [];
    if (previous) markers.push({ type: previous.node.type, marker: previous.marker });
    const isList = node.attrs.marker !== undefined;
    const meets = isList && markers.some((each) => each.type === node.type && each.marker === node.attrs.marker);
    block.marker = node.attrs.marker;
    // After something that takes in what is indented, an indented block would become part of it.
    const takesIn = previous && (previous.node.attrs.marker !== undefined || previous.node.type.name === "footnote");
    if (entry && !meets && !(takesIn && /^\s/.test(entry.own[0]))) return entry.own;
    if (isList) {
      if (next?.entry) markers.push({ type: next.node.type, marker: next.node.attrs.marker });
      block.marker = markerBeside(node, markers);
    }
    return lines(node, { marker: block.marker });
  }
}

/** Returns the node of a block; what the schema does not hold is source. */
function read(schema, json, own) {
  try {
    const node = schema.nodeFromJSON(json);
    node.check();
    return node;
  } catch {
    return schema.node("source", { text: own.join("\n") });
  }
}

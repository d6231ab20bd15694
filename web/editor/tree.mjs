// Asks the service for the tree of a text: there is one parser, and it is not here.
import { texts } from "./texts.mjs";

/** How long an answer may take, in milliseconds. */
const PATIENCE = 15_000;

/** Returns the tree of a text, or `null` if there is no answer. */
export async function treeOf(markdown) {
  if (markdown.trim() === "") return { blocks: [] };
  // Every page of somebody who is signed in has a form with the token: that for signing out.
  const token = document.querySelector("input[name=csrf_token]")?.value;
  if (!token || !texts.parse) return null;
  try {
    const response = await fetch(texts.parse, {
      method: "POST",
      body: new URLSearchParams({ csrf_token: token, markdown }),
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** Makes a tree look like another by touching only what differs, so that focus, scrolling and open details stay. */
export function morph(old: Node, fresh: Node) {
  const before = [...old.childNodes], after = [...fresh.childNodes];
  after.forEach((node, i) => {
    const known = before[i];
    if (!known) old.appendChild(node);
    else if (known.nodeName !== node.nodeName) old.replaceChild(node, known);
    else if (known instanceof Element && node instanceof Element) {
      attributes(known, node);
      morph(known, node);
    } else if (known.nodeValue !== node.nodeValue) known.nodeValue = node.nodeValue;
  });
  for (const rest of before.slice(after.length)) old.removeChild(rest);
}

// What the reader opened, and where the keyboard stands, is the reader's.
const OWN = new Set(["open", "tabindex"]);

function attributes(old: Element, fresh: Element) {
  for (const { name, value } of fresh.attributes) if (!OWN.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (!OWN.has(name) && !fresh.hasAttribute(name)) old.removeAttribute(name);
}

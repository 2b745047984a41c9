/**
 * Makes a tree look like another by touching only what differs, so that focus, scrolling and open details stay.
 * What keeps says is the reader's for now (something typed that the server has not taken) stays as it is.
 */
export function morph(old: Node, fresh: Node, keeps: (known: Element, node: Element) => boolean = () => false) {
  const before = [...old.childNodes], after = [...fresh.childNodes];
  after.forEach((node, i) => {
    const known = before[i];
    if (!known) old.appendChild(node);
    else if (known.nodeName !== node.nodeName) old.replaceChild(node, known);
    else if (known instanceof Element && node instanceof Element) {
      if (keeps(known, node)) return;
      attributes(known, node);
      morph(known, node, keeps);
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

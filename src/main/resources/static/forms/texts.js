// What the screens say: every sentence stands in a texts.json beside the scripts, none in the code.

/** Gives say(key, ...values), which puts the values in place of {0}, {1} … of a sentence; an unknown key is an error. */
export async function textsOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const texts = await answer.json();
  return (key, ...values) => {
    if (!(key in texts)) throw new Error(`no text ${key} in ${address}`);
    return texts[key].replace(/\{(\d)\}/g, (place, index) => values[index]);
  };
}

/** The words of the forms. */
export const say = await textsOf(new URL('./texts.json', import.meta.url));

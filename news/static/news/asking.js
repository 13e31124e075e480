// Questions and files to the server; every failure is an Error whose message can be shown.

const ENDED = "Sesi Anda berakhir. Masuk lagi di tab baru, lalu ulangi dari sini.";
const FAILED = "Server tidak menjawab seperti seharusnya. Coba lagi sebentar lagi.";
const OFFLINE = "Tidak ada sambungan ke server. Periksa jaringan, lalu coba lagi.";
const REFUSED_UNREAD =
  "Berkas ini terlalu besar untuk dikirim: gambar paling banyak 10 MB, dokumen paling banyak 20 MB. " +
  "Perkecil, lalu unggah lagi.";

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

// The JSON at an address; with fields it is a POST, which arrives even when the page is left.
export const ask = async (address, fields) => {
  const options = fields && {
    method: "POST",
    headers: { "X-CSRFToken": token() },
    body: new URLSearchParams(fields),
    keepalive: true,
  };
  let answer;
  try {
    answer = await fetch(address, { redirect: "manual", ...options });
  } catch {
    throw new Error(OFFLINE);
  }
  if (answer.type === "opaqueredirect") throw new Error(ENDED);
  const said = await answer.json().catch(() => null);
  if (!answer.ok || !said) throw new Error(said?.error ?? FAILED);
  return said;
};

const unread = { 200: ENDED, 413: REFUSED_UNREAD };

// Sends one file; `progressed` is told how much of it is on its way, from 0 to 1.
export const send = (file, address, progressed) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    const refuse = (sentence) => reject(new Error(`“${file.name}”: ${sentence}`));
    data.append("upload", file);
    request.open("POST", address);
    request.responseType = "json";
    request.setRequestHeader("X-CSRFToken", token());
    request.upload.addEventListener("progress", ({ loaded, total }) => progressed(loaded / total));
    request.addEventListener("error", () => refuse(OFFLINE));
    request.addEventListener("load", () => {
      const said = request.response;
      if (request.status === 201) resolve(said);
      else if (said?.error) reject(new Error(said.error));
      else refuse(unread[request.status] ?? FAILED);
    });
    request.send(data);
  });

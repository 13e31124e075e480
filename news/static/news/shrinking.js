// Photographs that are larger than the server takes, made smaller before they are sent.
//
// The limits are those of news/library/images.py. An <img> is decoded no larger than it is drawn,
// and upright; createImageBitmap would hold all 200 megapixels of a phone's photograph at once.

const HEAVIEST = 10 * 1024 * 1024;
const MOST_PIXELS = { "image/jpeg": 25e6, "image/png": 25e6 };
const MOST_PIXELS_OF_OTHERS = 12.5e6;
const LONGEST_SIDE = 12000;
// Pages show 1600 pixels across at the most; some canvases hold no more than 16 megapixels.
const DRAWN_SIDE = 3600;
const APPLE = /^image\/hei[cf]|\.hei[cf]$/i;
const TOO_HEAVY =
  "Berkas gambar lebih dari 10 MB dan tidak dapat diperkecil di sini. Di ponsel: buka fotonya, pilih " +
  "Edit > Ubah ukuran; atau kirim foto itu kepada diri sendiri lewat WhatsApp, lalu unggah yang diterima.";

const opened = (address) =>
  new Promise((resolve) => {
    const image = new Image();
    image.addEventListener("load", () => resolve(image));
    image.addEventListener("error", () => resolve(null));
    image.src = address;
  });

const fits = (file, { naturalWidth: width, naturalHeight: height }) =>
  file.size <= HEAVIEST &&
  !APPLE.test(file.type || file.name) &&
  width * height <= (MOST_PIXELS[file.type] ?? MOST_PIXELS_OF_OTHERS) &&
  Math.max(width, height) <= LONGEST_SIDE;

// What a picture lacks stays transparent: the end of one that breaks off, or all of one that is
// too much for this browser.
const isWhole = (canvas, kind) => {
  const small = document.createElement("canvas");
  small.width = small.height = 64;
  const context = small.getContext("2d");
  context.drawImage(canvas, 0, 0, 64, 64);
  const shades = context.getImageData(0, 0, 64, 64).data.filter((_, at) => at % 4 === 3);
  return kind === "image/jpeg" ? shades.every((shade) => shade === 255) : shades.some(Boolean);
};

const redrawn = async (image, kind) => {
  const scale = Math.min(1, DRAWN_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  if (!isWhole(canvas, kind)) return null;
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
  canvas.width = canvas.height = 0;
  return blob;
};

// The picture as it can be sent; what the browser can not read goes as it is, for the server to
// say what it is. Throws an Error for what is too heavy to be sent at all.
export const shrunk = async (file) => {
  const address = URL.createObjectURL(file);
  try {
    const image = await opened(address);
    if (image && fits(file, image)) return file;
    const blob = image && (await redrawn(image, file.type).catch(() => null));
    if (blob) return new File([blob], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: blob.type });
  } finally {
    URL.revokeObjectURL(address);
  }
  if (file.size > HEAVIEST) throw new Error(`“${file.name}”: ${TOO_HEAVY}`);
  return file;
};

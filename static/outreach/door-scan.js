// Reading a code through the camera, in browsers that can. The picture stays on this device: nothing of it is kept or sent.

const EVERY = 250;

/** Whether this browser can read codes at all. */
export const canScan = () => "BarcodeDetector" in window && Boolean(navigator.mediaDevices?.getUserMedia);

export class Scanner {
  /** `found(text)` is called once with what stands in the code; then the camera goes off. */
  constructor(video, found) {
    [this.video, this.found, this.stream, this.timer] = [video, found, null, 0];
  }

  get isOn() { return this.stream !== null; }

  /** Raises what the browser raises when the camera may not be used. */
  async start() {
    this.detector = new BarcodeDetector({ formats: ["qr_code"] });
    this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    this.video.srcObject = this.stream;
    this.video.hidden = false;
    await this.video.play();
    this.look();
  }

  async look() {
    if (!this.isOn) return;
    let text = "";
    try {
      text = (await this.detector.detect(this.video))[0]?.rawValue ?? "";
    } catch { /* no picture yet */ }
    if (!this.isOn) return;
    if (text) {
      this.stop();
      this.found(text);
    } else {
      this.timer = setTimeout(() => this.look(), EVERY);
    }
  }

  stop() {
    clearTimeout(this.timer);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.srcObject = null;
    this.video.hidden = true;
  }
}

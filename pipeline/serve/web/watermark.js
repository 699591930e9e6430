// The viewer's name all over the page, drawn so that a photograph shows it.
export function start() {
	const place = document.querySelector('.watermark');

	if (!place)
		return;
	const canvas = document.createElement('canvas');
	const pen = canvas.getContext('2d');

	canvas.width = 320;
	canvas.height = 180;
	pen.translate(160, 90);
	pen.rotate(-0.4);
	pen.font = '20px sans-serif';
	pen.textAlign = 'center';
	pen.fillStyle = matchMedia('(prefers-color-scheme: dark)').matches ?
		'#fff' : '#000';
	pen.fillText(place.dataset.text, 0, 0);
	place.style.backgroundImage = `url(${canvas.toDataURL()})`;
}

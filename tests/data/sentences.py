"""What is said of each broken file: one sentence, with place, value and the way to mend it."""

SENTENCES = {
    "01-ribuan.csv": (
        "Baris 3, kolom “Skor”, nilai “1.234”: Tidak jelas apakah tanda ini pemisah "
        "ribuan atau desimal. Skor memakai paling banyak dua desimal, misalnya 77.54 "
        "atau 77,54."
    ),
    "02-ribuan-koma.csv": (
        "Baris 3, kolom “Skor”, nilai “61,205”: Tidak jelas apakah tanda ini pemisah "
        "ribuan atau desimal. Skor memakai paling banyak dua desimal, misalnya 77.54 "
        "atau 77,54."
    ),
    "03-desimal-panjang.csv": (
        "Baris 3, kolom “Skor”, nilai “61,2049”: Lebih dari dua desimal. Tulis skor "
        "seperti diumumkan, misalnya 77,54."
    ),
    "04-di-atas-100.csv": (
        "Baris 3, kolom “Skor”, nilai “612”: Skor paling tinggi 100. Periksa kembali angkanya."
    ),
    "05-negatif.csv": (
        "Baris 3, kolom “Skor”, nilai “-61,2”: Skor harus bilangan 0 sampai 100 tanpa tanda "
        "lain, dengan paling banyak dua desimal, misalnya 77.54 atau 77,54; kosongkan bila "
        "belum dipublikasikan."
    ),
    "06-dua-tanda.csv": (
        "Baris 3, kolom “Skor”, nilai “6.1,2”: Skor harus bilangan 0 sampai 100 tanpa tanda "
        "lain, dengan paling banyak dua desimal, misalnya 77.54 atau 77,54; kosongkan bila "
        "belum dipublikasikan."
    ),
    "07-kata.csv": (
        "Baris 3, kolom “Skor”, nilai “n/a”: Skor harus bilangan 0 sampai 100 tanpa tanda "
        "lain, dengan paling banyak dua desimal, misalnya 77.54 atau 77,54; kosongkan bila "
        "belum dipublikasikan."
    ),
    "08-rumus.xlsx": (
        "Lembar “Hasil”, baris 3, kolom “Skor”, nilai “=60+1”: Sel ini rumus. Salin "
        "kolomnya, lalu Tempel Khusus sebagai nilai, dan simpan lagi."
    ),
    "09-tanggal.xlsx": (
        "Lembar “Hasil”, baris 3, kolom “Skor”, nilai “2024-12-05”: Sel ini tanggal: "
        "lembar kerja mengubah angkanya. Ketik ulang sebagai angka."
    ),
    "10-galat.xlsx": (
        "Lembar “Hasil”, baris 3, kolom “Skor”, nilai “#N/A”: Sel ini berisi galat lembar kerja, "
        "sisa rumus yang gagal. Perbaiki rumusnya, atau ketik angkanya; kosongkan bila belum "
        "dipublikasikan."
    ),
    "11-tiga-desimal.xlsx": (
        "Lembar “Hasil”, baris 3, kolom “Skor”, nilai “61.204”: Tidak jelas apakah "
        "tanda ini pemisah ribuan atau desimal. Skor memakai paling banyak dua "
        "desimal, misalnya 77.54 atau 77,54."
    ),
    "12-persen-ganda.xlsx": (
        "Lembar “Hasil”, baris 3, kolom “Skor”, nilai “61%”: Skor harus bilangan 0 sampai 100"
        " tanpa tanda lain, dengan paling banyak dua desimal, misalnya 77.54 atau 77,54; "
        "kosongkan bila belum dipublikasikan."
    ),
    "13-nama-ganda.csv": (
        "Baris 3, kolom “Wilayah”, nilai “Semarang”: Nama ini dipakai 2 daerah: 33.22 "
        "(Kabupaten Semarang) atau 33.74 (Kota Semarang). Tulis kodenya, atau awali "
        "dengan Kabupaten, Kota, atau Provinsi."
    ),
    "14-nama-tiga.csv": (
        "Baris 3, kolom “Wilayah”, nilai “Gorontalo”: Nama ini dipakai 3 daerah: 75 "
        "(Provinsi Gorontalo) atau 75.01 (Kabupaten Gorontalo) atau 75.71 (Kota "
        "Gorontalo). Tulis kodenya, atau awali dengan Kabupaten, Kota, atau Provinsi."
    ),
    "15-nama-asing.csv": (
        "Baris 3, kolom “Wilayah”, nilai “Klatenan”: Nama wilayah tidak dikenal. "
        "Mungkin maksud Anda 33.10 (Kabupaten Klaten) atau 62.06 (Kabupaten "
        "Katingan)."
    ),
    "16-jenis-keliru.csv": (
        "Baris 3, kolom “Wilayah”, nilai “Kota Boyolali”: Nama wilayah tidak dikenal. "
        "Mungkin maksud Anda 33.09 (Kabupaten Boyolali)."
    ),
    "17-kode-dan-nama.csv": (
        "Baris 3, kolom “Kode”, nilai “33.09”: Kode 33.09 adalah Kabupaten Boyolali, "
        "tetapi kolom wilayah berisi “Kab. Sragen”. Perbaiki salah satunya."
    ),
    "18-kode-dua-arti.csv": (
        "Baris 3, kolom “Kode”, nilai “1201”: Kode tanpa titik ini berarti 12.04 "
        "(Kabupaten Nias) menurut BPS, tetapi 12.01 (Kabupaten Tapanuli Tengah) "
        "menurut Kemendagri. Tulis kodenya dengan titik."
    ),
    "19-kode-papua.csv": (
        "Baris 3, kolom “Kode”, nilai “9401”: Di Papua, kode BPS dan kode Kemendagri "
        "berbeda, jadi 9401 tidak dapat dipastikan. Tulis kode Kemendagri dengan "
        "titik, misalnya 91.03, atau tambahkan kolom Wilayah berisi namanya."
    ),
    "20-nol-hilang.csv": (
        "Baris 3, kolom “Kode”, nilai “33.2”: Mungkin 33.20 (Kabupaten Jepara): "
        "lembar kerja membuang nol di belakang. Jadikan kolom kode sebagai teks, lalu "
        "tulis kodenya lengkap."
    ),
    "21-kode-asing.csv": (
        "Baris 3, kolom “Kode”, nilai “33.99”: Kode wilayah tidak dikenal. Cari "
        "kodenya di menu Wilayah, misalnya 33 atau 33.10."
    ),
    "22-tanpa-wilayah.csv": (
        "Baris 3, kolom “Kode”: Kode wilayah kosong. Isi dengan kode Kemendagri, "
        "misalnya 33 atau 33.10."
    ),
    "23-dua-kali.csv": (
        "Baris 3, kolom “Wilayah”, nilai “Prov. Jawa Tengah”: Jawa Tengah sudah ada "
        "di baris 2. Setiap daerah hanya boleh sekali; hapus salah satu."
    ),
    "24-dua-lembar.xlsx": (
        "Lembar “Dua”, baris 3, kolom “Kode”, nilai “33.10”: Kabupaten Klaten sudah "
        "ada di lembar “Satu” baris 2. Setiap daerah hanya boleh sekali; hapus salah "
        "satu."
    ),
    "25-kategori-lain.csv": (
        "Baris 3, kolom “Kategori”, nilai “Sedang”: Kategori tidak dikenal. Pilih "
        "Involvement, Engagement, Participatory, atau kosongkan."
    ),
    "26-kategori-bertentangan.csv": (
        "Baris 3, kolom “Kategori”, nilai “Engagement”: Skor 77,51 masuk kategori "
        "Participatory, bukan Engagement. Perbaiki skor atau kategori."
    ),
    "27-tanpa-sumber.csv": (
        "Baris 3, kolom “Sumber”: Setiap skor, kategori, dan nilai variabel harus mempunyai "
        "sumber. Tulis kutipannya di baris ini; sel gabungan hanya mengisi baris pertamanya."
    ),
    "28-sumber-rumus.csv": (
        "Baris 3, kolom “Sumber”, nilai “=HYPERLINK(1)”: Teks tidak boleh diawali =, +, -, "
        "atau @, dan tidak boleh berisi baris baru. Hapus tanda itu."
    ),
    "29-bobot.csv": (
        "Baris 3, kolom “Skor”, nilai “70”: Skor bertentangan dengan nilai "
        "variabelnya: menurut bobot edisi ini jumlahnya 60,00. Perbaiki skor atau "
        "nilai variabelnya."
    ),
    "30-lebar.csv": (
        "Baris 3, nilai “33.09;Boyolali;61;20;Engagement;KPU RI”: Baris ini berisi 6 "
        "kolom, judulnya 5. Samakan jumlah kolomnya dengan judul."
    ),
    "31-kutip.csv": (
        "Baris 3: Tanda kutip di baris ini tidak ditutup atau salah letak. Hapus tanda itu, "
        "atau tutup di akhir selnya."
    ),
    "32-tanpa-sumber-kolom.csv": (
        "Baris 1, kolom “Sumber”: Kolom Sumber tidak ada. Tambahkan kolom itu, lalu tulis "
        "kutipan sumbernya di setiap baris yang mempunyai skor, kategori, atau nilai "
        "variabel."
    ),
    "33-tanpa-judul.csv": (
        "Baris 1: Tidak ada judul kolom yang dikenal di 20 baris pertama. Tulis judul di atas"
        " kolomnya; yang dikenal: Kode, Wilayah, Skor, Kategori, Status, Keterangan, Sumber, "
        "dan nama variabel (Registrasi pemilih; Pencalonan; Kampanye)."
    ),
    "34-kolom-asing.csv": (
        "Baris 1, kolom “Bobot”: Kolom ini tidak dikenal. Ganti judulnya atau hapus kolomnya;"
        " yang dikenal: Kode, Wilayah, Skor, Kategori, Status, Keterangan, Sumber, dan nama "
        "variabel (Registrasi pemilih; Pencalonan; Kampanye)."
    ),
    "35-dua-skor.csv": (
        "Baris 1, kolom “Nilai IPP”: Isinya sudah ada di kolom “Skor”. Hapus salah satu kolom."
    ),
    "36-variabel-asing.csv": (
        "Baris 3, kolom “Variabel”, nilai “Kehadiran”: Variabel tidak dikenal. Yang "
        "dikenal: Registrasi pemilih; Pencalonan; Kampanye; Skor."
    ),
    "37-variabel-dua-kali.csv": (
        "Baris 3, kolom “Variabel”, nilai “kampanye”: Variabel ini sudah ada untuk "
        "daerah ini di baris 2. Hapus salah satu."
    ),
    "38-pengodean-campuran.csv": (
        "Baris 2, nilai “33;Jawa Tengah;79,10;Participatory;KPU Ré”: Pengodean "
        "hurufnya campuran, sehingga huruf bertanda di baris ini tidak dapat "
        "dipastikan. Simpan ulang sebagai CSV UTF-8, lalu periksa baris ini."
    ),
    "39-tidak-berjudul.xlsx": (
        "Lembar “Hasil”, baris 3, nilai “catatan”: Ada isi di kolom yang tidak "
        "berjudul. Beri judul kolom itu, atau kosongkan."
    ),
    "40-lembar-tersembunyi.xlsx": (
        "Buku kerja ini tidak berisi lembar yang terlihat dan terisi. Tampilkan "
        "lembar yang berisi hasil, lalu simpan."
    ),
    "41-bom.xlsx": (
        "Isi buku kerja ini terlalu besar setelah dibuka. Salin tabelnya saja ke buku "
        "kerja baru, tanpa gambar dan baris kosong berformat, lalu simpan."
    ),
    "42-entitas.xlsx": (
        "Isi XLSX ini tidak wajar (mendefinisikan entitas XML). Buka berkasnya, lalu "
        "Simpan Sebagai CSV UTF-8 atau Buku Kerja Excel (.xlsx)."
    ),
    "43-makro.xlsm": (
        "Berkas ini memuat makro (.xlsm). Buka berkasnya, lalu Simpan Sebagai CSV "
        "UTF-8 atau Buku Kerja Excel (.xlsx)."
    ),
    "44-makro-dinamai-ulang.xlsx": (
        "Berkas ini memuat makro (.xlsm). Buka berkasnya, lalu Simpan Sebagai CSV "
        "UTF-8 atau Buku Kerja Excel (.xlsx)."
    ),
    "45-sandi.xlsx": (
        "Berkas ini dikunci dengan kata sandi. Buka dengan kata sandinya, hapus kata "
        "sandi (Berkas, Info, Proteksi Buku Kerja), simpan, lalu unggah lagi."
    ),
    "46-lama.xls": (
        "Berkas ini buku kerja Excel lama (.xls). Buka berkasnya, lalu Simpan Sebagai "
        "CSV UTF-8 atau Buku Kerja Excel (.xlsx)."
    ),
    "47-opendocument.ods": (
        "Berkas ini buku kerja OpenDocument (.ods). Buka berkasnya, lalu Simpan "
        "Sebagai CSV UTF-8 atau Buku Kerja Excel (.xlsx)."
    ),
    "48-numbers.numbers": (
        "Berkas ini buku kerja Apple Numbers. Buka berkasnya, lalu Simpan Sebagai CSV "
        "UTF-8 atau Buku Kerja Excel (.xlsx)."
    ),
    "49-gambar.csv": (
        "Berkas ini gambar, bukan tabel. Mintalah tabelnya sebagai CSV atau XLSX kepada pembuatnya."
    ),
    "50-dokumen.csv": (
        "Berkas ini PDF, bukan tabel. Mintalah tabelnya sebagai CSV atau XLSX kepada pembuatnya."
    ),
    "51-web.xls": (
        "Berkas ini halaman web yang dinamai seperti tabel. Buka berkasnya, lalu "
        "Simpan Sebagai CSV UTF-8 atau Buku Kerja Excel (.xlsx)."
    ),
    "52-utf16.csv": (
        "Berkas ini bukan teks CSV UTF-8, melainkan UTF-16 (Teks Unicode). Buka "
        "berkasnya, lalu Simpan Sebagai CSV UTF-8 atau Buku Kerja Excel (.xlsx)."
    ),
    "53-terpotong.xlsx": (
        "Berkas XLSX ini rusak atau terpotong sehingga tidak dapat dibuka. Buka "
        "berkasnya, lalu Simpan Sebagai CSV UTF-8 atau Buku Kerja Excel (.xlsx)."
    ),
    "54-besar.csv": ("Berkas lebih besar dari 5 MB. Pecah menjadi beberapa berkas."),
    "55-panjang.csv": (
        "Berkas lebih dari 20.000 baris; pecah menjadi beberapa, atau hapus baris "
        "kosong di bawah tabel."
    ),
    "56-baris-berlebih.csv": (
        "Berkas lebih dari 20.000 baris; pecah menjadi beberapa, atau hapus baris "
        "kosong di bawah tabel."
    ),
    "57-sel.xlsx": (
        "Isi buku kerja ini terlalu besar setelah dibuka. Salin tabelnya saja ke buku "
        "kerja baru, tanpa gambar dan baris kosong berformat, lalu simpan."
    ),
    "58-jumlah.csv": (
        "Baris 3, kolom “Wilayah”, nilai “JUMLAH”: Ini baris jumlah/rata-rata, bukan daerah: "
        "hapus baris ini dari berkas."
    ),
    "59-rata-rata.xlsx": (
        "Lembar “Hasil”, baris 3, kolom “Kode”, nilai “Rata-rata”: Ini baris jumlah/rata-"
        "rata, bukan daerah: hapus baris ini dari berkas."
    ),
    "60-hanya-judul.csv": (
        "Baris 1: Berkas hanya berisi judul kolom, tanpa baris data. Isi satu baris untuk "
        "tiap daerah di bawah judulnya, lalu unggah lagi."
    ),
    "61-tanda-tangan.xlsx": (
        "Lembar “Hasil”, baris 3, kolom “Kode”: Kode wilayah kosong. Isi dengan kode "
        "Kemendagri, misalnya 33 atau 33.10. Bila baris ini catatan, judul, atau tanda "
        "tangan, hapus baris ini dari berkas."
    ),
    "62-keterangan.csv": (
        "Baris 3, kolom “Wilayah”, nilai “Data sementara menunggu pleno”: Nama wilayah tidak "
        "dikenal. Cari kodenya di menu Wilayah, misalnya 33 atau 33.10. Bila baris ini "
        "catatan, judul, atau tanda tangan, hapus baris ini dari berkas."
    ),
    "63-pecahan.csv": (
        "Baris 3, kolom “Skor”, nilai “0,7754”: Angka ini pecahan dari 1, padahal skor "
        "berskala 0 sampai 100 dengan paling banyak dua desimal. Kalikan 100, misalnya 0,7754"
        " menjadi 77,54."
    ),
    "64-tanpa-kode.csv": (
        "Baris 1, kolom “Kode”: Kolom Kode atau Wilayah tidak ada. Tulis judul Kode di atas kolom "
        "kode Kemendagri, misalnya 33.10, atau judul Wilayah di atas kolom nama daerah."
    ),
    "65-tanpa-skor.csv": (
        "Baris 1, kolom “Skor”: Kolom Skor tidak ada. Tulis judul Skor di atas kolomnya, "
        "atau tambahkan kolom itu; selnya boleh kosong, tetapi sel kosong menghapus skor yang "
        "tersimpan."
    ),
    "66-judul-dua-baris.xlsx": (
        "Lembar “Hasil”, baris 1, kolom “Kehadiran”: Kolom ini tidak dikenal. Ganti judulnya "
        "atau hapus kolomnya; yang dikenal: Kode, Wilayah, Skor, Kategori, Status, "
        "Keterangan, Sumber, dan nama variabel (Registrasi pemilih; Pencalonan; Kampanye). "
        "Judul tabel ini dibaca dari dua baris (baris 1 dan 2); bila keliru, satukan dalam "
        "satu baris."
    ),
    "67-sampul.xlsx": (
        "Lembar “Data”, baris 1, kolom “Sumber”: Kolom Sumber tidak ada. Tambahkan kolom itu,"
        " lalu tulis kutipan sumbernya di setiap baris yang mempunyai skor, kategori, atau "
        "nilai variabel."
    ),
    "68-lembar-kurang.xlsx": (
        "Lembar “Dua”, baris 1, kolom “Sumber”: Kolom Sumber tidak ada. Tambahkan kolom itu, "
        "lalu tulis kutipan sumbernya di setiap baris yang mempunyai skor, kategori, atau nilai "
        "variabel. Bila lembar ini tidak perlu diimpor, sembunyikan lembarnya."
    ),
    "69-subjudul-ganda.xlsx": (
        "Lembar “Hasil”, baris 2: Di bawah judul kelompok, “Nilai” tertulis lebih dari sekali. "
        "Tulis judul dalam satu baris dengan satu nama untuk tiap kolom, misalnya Skor dan nama "
        "variabel."
    ),
    "70-sumber-gabungan.xlsx": (
        "Lembar “Hasil”, baris 3, kolom “Sumber”: Setiap skor, kategori, dan nilai variabel harus "
        "mempunyai sumber. Tulis kutipannya di baris ini; sel gabungan hanya mengisi baris "
        "pertamanya."
    ),
    "71-bernomor.csv": (
        "Baris 3, kolom “Wilayah”, nilai “2) Kab. Demak”: Nama wilayah tidak dikenal. Mungkin "
        "maksud Anda 33.21 (Kabupaten Demak)."
    ),
    "72-provinsi-lain.csv": (
        "Baris 3, kolom “Kabupaten/Kota”, nilai “Kab. Boyolali”: Provinsi dari 33.09 (Kabupaten "
        "Boyolali) adalah Jawa Tengah, tetapi kolom provinsi berisi “Prov. Jawa Timur”. Perbaiki "
        "salah satunya."
    ),
    "73-kode-dan-provinsi.csv": (
        "Baris 2, kolom “Kode”, nilai “33”: Provinsi dari 33 (Provinsi Jawa Tengah) adalah Jawa "
        "Tengah, tetapi kolom provinsi berisi “Jawa Timur”. Perbaiki salah satunya."
    ),
    "74-entitas-utf16.xlsx": (
        "Isi XLSX ini tidak wajar (XML-nya bukan UTF-8). Buka berkasnya, lalu Simpan Sebagai CSV "
        "UTF-8 atau Buku Kerja Excel (.xlsx)."
    ),
    "75-pengodean-lain.xlsx": (
        "Isi XLSX ini tidak wajar (XML-nya bukan UTF-8). Buka berkasnya, lalu Simpan Sebagai CSV "
        "UTF-8 atau Buku Kerja Excel (.xlsx)."
    ),
    "76-sumber-galat.csv": (
        "Baris 3, kolom “Sumber”, nilai “#REF!”: Sel ini berisi galat lembar kerja, sisa rumus "
        "yang gagal. Perbaiki rumusnya, atau ketik isinya."
    ),
    "77-nilai-tanpa-ukuran.csv": (
        "Baris 2, kolom “Kampanye”, nilai “61”: Kabupaten Klaten dicatat “tidak berlaku” atau "
        "“tidak diukur” pada edisi ini, jadi tidak boleh mempunyai skor, kategori, atau nilai "
        "variabel. "
        "Kosongkan semuanya, atau perbaiki kodenya."
    ),
    "78-kategori-gabungan.xlsx": (
        "Lembar “Hasil”, baris 3, kolom “Kategori”, nilai “Engagement”: Sel ini digabung sampai "
        "baris 5, padahal hanya baris pertamanya berisi. Batalkan penggabungannya, lalu isi tiap "
        "baris."
    ),
}

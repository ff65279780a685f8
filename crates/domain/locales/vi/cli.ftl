# Lời của dòng lệnh.
command-thang = Thang: chấm điểm, giải thích và xếp hạng theo bộ chỉ số viết bằng văn bản.
command-score = Chấm điểm một kỳ đánh giá.
command-rank = Xếp hạng các đơn vị.
command-explain = Giải thích vì sao một đơn vị được số điểm đó.
command-example = Chạy ví dụ có sẵn: chấm, xếp hạng, giải thích và tính lại kết quả đã công bố.
command-framework = Đọc, kiểm tra, xem, so sánh, tạo và nhập bộ chỉ số.
command-check = Kiểm tra bộ chỉ số, báo mọi lỗi cùng lúc.
command-show = Xem toàn bộ nội dung bộ chỉ số.
command-diff = So sánh hai phiên bản của bộ chỉ số.
command-schema = In JSON Schema để trình soạn thảo gợi ý và kiểm tra trong khi gõ.
command-new = Tạo một bộ chỉ số mẫu có chú thích để bắt đầu.
command-manual = Xem hướng dẫn các cách tính điểm.
command-import = Tạo bộ chỉ số từ một bảng (.xlsx hoặc .csv).
command-completions = In tệp gợi ý lệnh cho trình thông dịch lệnh.
command-man = In trang hướng dẫn (man).
help-usage = Cách dùng:
help-options = Tùy chọn
help-commands = Lệnh
help-command = LỆNH
option-help = In hướng dẫn này
option-version = In số phiên bản
option-lang = Ngôn ngữ: vi hoặc en (mặc định theo môi trường, nếu không rõ thì vi)
option-framework = Thư mục của bộ chỉ số
option-answers = Tệp câu trả lời (.csv hoặc .xlsx)
option-units = Tệp danh sách đơn vị (.csv hoặc .xlsx)
option-year = Năm số liệu, để chọn tham số theo năm
option-numbers = Cách viết số trong các tệp: vi là 1.234,5; en là 1,234.5; bỏ trống là 1234.5
option-earlier = Thư mục kỳ trước: answers.csv (để tính tăng trưởng) và results.csv (để tính thay đổi thứ hạng)
option-earlier-edition = Phiên bản bộ chỉ số của kỳ trước, khi khác phiên bản này
option-children = Kết quả của đơn vị trực thuộc theo bộ chỉ số khác: MÃ_BỘ=results.csv
option-open = Kỳ đánh giá còn mở: chỗ chưa trả lời tính là chờ số liệu
option-keep-invalid = Vẫn chấm khi có giá trị sai; tiêu chí đó ghi là không hợp lệ
option-out = Thư mục ghi kết quả
option-csv-only = Chỉ ghi các bảng CSV, không ghi diễn giải từng điểm (derivations.jsonl)
option-format = Dạng in ra
option-league = Chỉ in nhóm xếp hạng này
option-unit = Mã đơn vị
option-criterion = Mã tiêu chí; bỏ trống để giải thích cả đơn vị
option-node = Mã chỉ số chính hoặc nhóm cần xếp hạng (mặc định: main, tức tổng điểm)
option-deny = Coi cảnh báo là lỗi: --deny warnings
option-dir = Thư mục của bộ chỉ số
option-old = Thư mục của phiên bản cũ
option-new = Thư mục của phiên bản mới
option-id = Mã của bộ chỉ số mới, ví dụ so-nganh-tinh-a
option-kind = Cách tính điểm, ví dụ ratio
option-file = Tệp bảng (.xlsx hoặc .csv)
option-base = Tệp framework.toml cho những gì bảng không chứa được: thang điểm, xếp loại, cây tổng hợp
option-shell = Trình thông dịch lệnh: bash, zsh, fish, elvish hoặc powershell
severity-error = lỗi
severity-warning = cảnh báo
severity-note = ghi chú
severity-hint = gợi ý
place-cell = { $file }: dòng { $row }, cột { $column }
place-row = { $file }: dòng { $row }
findings-more = … và { $count } mục nữa.
findings-count = { $errors } lỗi, { $warnings } cảnh báo, { $notes } ghi chú.
usage-unknown-argument = Không có tùy chọn { $arg }.
usage-unknown-command = Không có lệnh { $command }.
usage-missing-argument = Còn thiếu: { $arg }.
usage-missing-command = Cần một lệnh.
usage-missing-value = Tùy chọn { $arg } cần một giá trị.
usage-invalid-value = Giá trị “{ $value }” không dùng được cho { $arg }; các giá trị có thể dùng: { $valid }.
usage-refused-value = Giá trị “{ $value }” không dùng được cho { $arg }.
usage-refused-year = “{ $value }” không dùng làm năm được; { $arg } nhận một năm từ 1900 đến 2999.
usage-twice = Không dùng { $arg } hai lần hoặc cùng với { $prior }.
usage-once = Chỉ dùng { $arg } một lần.
usage-not-text = Dòng lệnh có ký tự không phải UTF-8.
usage-other = Dòng lệnh chưa đúng.
usage-see-help = Xem hướng dẫn: thang --help
CL001 = Không tìm thấy thư mục hoặc tệp này.
    .hint = Kiểm tra lại đường dẫn.
CL002 = Không đọc được: { io-reason }.
    .hint = Kiểm tra quyền truy cập tệp.
CL003 = Thư mục không có tệp .toml nào của bộ chỉ số.
    .hint = Một bộ chỉ số có ít nhất tệp framework.toml; tạo bộ mới bằng lệnh: thang framework new MÃ
CL004 = Tệp lớn hơn 2 MiB, quá giới hạn của một tệp bộ chỉ số.
    .hint = Chia bộ chỉ số thành nhiều tệp .toml trong cùng thư mục.
CL005 = Tệp không phải văn bản UTF-8 (sai từ byte thứ { $reason }).
    .hint = Lưu lại tệp với bảng mã UTF-8.
write-failed = Không ghi được kết quả: { io-reason }.
file-not-written = Không ghi được { $file }: { io-reason }. Không tệp nào bị thay đổi.
io-reason = { $kind ->
        [PermissionDenied] không có quyền truy cập
        [ReadOnlyFilesystem] ổ đĩa chỉ cho đọc
        [StorageFull] ổ đĩa đã đầy
        [QuotaExceeded] đã dùng hết dung lượng được cấp
        [FileTooLarge] tệp vượt kích thước cho phép
        [NotFound] không có tệp hoặc thư mục này
        [NotADirectory] trong đường dẫn có một tệp, không phải thư mục
        [AlreadyExists] đã có tệp trùng tên
        [IsADirectory] đây là thư mục, không phải tệp
        [InvalidFilename] tên quá dài hoặc không hợp lệ
        [FilesystemLoop] các liên kết trỏ vòng quanh
        [DirectoryNotEmpty] một lần chạy khác vừa ghi vào thư mục này
        [WouldBlock] một lần chạy khác đang ghi vào thư mục này
        [Unsupported] đây không phải tệp thông thường
       *[other] hệ thống báo lỗi ({ $reason })
    }
status-official = chính thức
status-sample = bộ chỉ số mẫu, không phải văn bản chính thức
status-skeleton = khung, chưa có bảng tiêu chí
check-summary = { $path }: đọc được; { $criteria } tiêu chí, { $leagues } nhóm xếp hạng ({ $status }).
manual-unknown-kind = Không có cách tính điểm “{ $kind }”. Các cách tính điểm: { $kinds }.
help-option = TÙY CHỌN
value-file = TỆP
value-folder = THƯ_MỤC
value-code = MÃ
value-year = NĂM
value-edition = PHIÊN_BẢN
value-children = MÃ_BỘ=TỆP
value-kind = CÁCH_TÍNH
value-shell = TRÌNH_LỆNH
CL010 = Không rõ câu trả lời của phiên bản { $edition } chuyển sang phiên bản { $new } thế nào: mapping.toml của bộ chỉ số không ghi from = "{ $edition }".
    .hint = Thêm mapping.toml cho phiên bản đó, hoặc bỏ --earlier-edition nếu kỳ trước dùng cùng phiên bản.
CL011 = Thư mục kỳ trước không có answers.csv cũng không có results.csv.
    .hint = Đặt vào đó tệp câu trả lời của kỳ trước và kết quả đã ghi bằng --out.
CL012 = “{ $value }” không đúng dạng MÃ_BỘ=TỆP, có đủ cả mã và tệp.
    .hint = Ví dụ: --children mau-cap-xa=ket-qua/results.csv
CL013 = Thiếu danh sách đơn vị units.csv trong cùng thư mục với tệp kết quả này.
    .hint = Dùng nguyên thư mục mà lệnh thang score --out đã ghi.
CL014 = Không cách tính nào của bộ chỉ số lấy kết quả của bộ “{ $set }”.
    .hint =
        { $count ->
            [none] Bộ chỉ số này không lấy kết quả của bộ nào khác; bỏ tham số --children.
           *[other] Mã các bộ mà bộ chỉ số này lấy kết quả: { $sets }.
        }
CL015 = Bộ “{ $set }” được nêu hai lần ở --children.
    .hint = Mỗi bộ chỉ nêu một tệp kết quả.
CL016 = Tệp này đang là đầu vào của lần chạy, mà --out sẽ ghi đè lên nó.
    .hint = Chọn thư mục khác cho --out.
CL017 = Tệp được lưu bằng bảng mã UTF-16 (Notepad gọi là “Unicode”), không phải UTF-8.
    .hint = Trong Notepad, chọn Lưu thành (Save As) rồi chọn Mã hóa (Encoding) là UTF-8.
waiting-for = Đang đọc { $file }: đây không phải tệp thông thường, chương trình chờ đến khi bên ghi kết thúc.
no-unit-in-league = Đơn vị { $unit } không thuộc nhóm xếp hạng { $league }.
score-written = Đã ghi kết quả của { $units } đơn vị vào { $folder }.
label-sample = *** BỘ CHỈ SỐ MẪU, không phải văn bản chính thức của cơ quan nào ***
label-skeleton = *** KHUNG bộ chỉ số, chưa có bảng tiêu chí; không phải kết quả chính thức ***
ranking-league = { $node }. Nhóm xếp hạng: { $league } (tối đa { $max })
ranking-node = { $node } (tối đa { $max })
column-rank = Hạng
column-change = Thay đổi
column-unit = Đơn vị
column-code = Mã
column-value = Điểm
column-max = Tối đa
node-not-submitted = chưa gửi số liệu
node-not-applicable = không áp dụng
node-incomplete = có số liệu không hợp lệ
node-provisional = tạm tính, còn chờ số liệu
no-such-node = Không có chỉ số chính hoặc nhóm mang mã “{ $code }”. Các mã: { $codes }
no-such-league = Không có nhóm xếp hạng mang mã “{ $code }”. Các mã: { $codes }
no-such-unit = Không có đơn vị mang mã “{ $code }” trong kỳ này. Các mã: { $codes }
no-such-criterion = Không có tiêu chí mang mã “{ $code }”. Các mã: { $codes }
example-title = VÍ DỤ BÌNH DƯƠNG. Câu trả lời của các đơn vị là SỐ LIỆU MINH HỌA, không phải số liệu thật của đơn vị nào.
example-ranking = 1. Xếp hạng sở, ban, ngành, kỳ 2023 (SỐ LIỆU MINH HỌA)
example-line = 2. Vì sao được số điểm đó, trong một dòng (SỐ LIỆU MINH HỌA)
example-full = 3. Vì sao được số điểm đó, đầy đủ (SỐ LIỆU MINH HỌA)
example-lost = 4. Đơn vị mất điểm ở đâu và vì sao (SỐ LIỆU MINH HỌA)
example-published = 5. Tính lại DTI 2022 của năm tỉnh, thành phố từ chỉ số chính đã công bố (dti.gov.vn)
example-within = { $unit }: tổng công bố được làm tròn từ các chỉ số chính chưa làm tròn. Mỗi chỉ số chính công bố lệch nhiều nhất 0,00005 so với số gốc, tổng công bố cũng vậy, nên số tính lại có thể lệch tới 0,0001; chênh lệch ở đây nằm trong giới hạn đó.
example-beyond = { $unit }: chênh lệch vượt quá 0,0001, không giải thích được bằng làm tròn.
column-exact = Tính lại, 6 chữ số
column-recomputed = Làm tròn
column-published = Đã công bố
column-agrees = Khớp
answer-yes = có
answer-no = không
criterion-elsewhere = Tiêu chí { $criterion } không áp dụng cho nhóm xếp hạng của { $unit }, hoặc chưa có điểm tối đa.
explain-line = { $unit }, { $code } { $name }: điểm = { $formula }{ $points } (tối đa { $max })
explain-line-state = { $unit }, { $code } { $name }: { $state }, { $points } điểm (tối đa { $max })
explain-basis = Căn cứ
explain-kind = Cách tính
explain-inputs = Dữ liệu đầu vào
explain-steps = Tính điểm
explain-state = Trạng thái
explain-points = Điểm: { $points } (tối đa { $max })
explain-input = { $label }: { $value }{ $unit } ({ $id }, dòng { $row })
explain-input-empty = { $label }: { $value } ({ $id })
explain-note = . Lý do: { $note }
value-empty = chưa cung cấp
value-claim = đề nghị không áp dụng
value-broken = giá trị không hợp lệ
value-none = không có nội dung nào
column-node = Chỉ số
column-lost = Điểm mất
column-lost-of = Điểm mất (trên { $max } điểm)
column-where = Ở đâu
column-why = Vì sao
column-regain = Để lấy lại
lost-total = { $unit }: mất { $lost } điểm = { $max } − { $points }. Các dòng có thể lệch tổng vài phần trăm của một điểm do làm tròn khi in.
lost-limit = { $node }: giới hạn của nhóm
cause-not-provided = chưa cung cấp
cause-partly = đạt một phần
cause-capped = vượt giới hạn
cause-refused = không được công nhận
cause-gate = không đạt điều kiện
cause-penalty = bị trừ điểm
cause-bonus = được thưởng điểm
cause-invalid = số liệu không hợp lệ
cause-pending = chờ số liệu
regain-provide = cung cấp: { $what }
regain-earlier = cung cấp số liệu kỳ trước
regain-part = (lấy lại được { $points } điểm)
regain-correct = sửa: { $what }
regain-prove = bổ sung tài liệu kiểm chứng: { $what }
regain-await = chờ: { $what }
regain-hold = bảo đảm điều kiện này
regain-avoid = không để xảy ra
new-bad-id = “{ $id }” không dùng làm mã được: chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới; bắt đầu và kết thúc bằng chữ hoặc số; nhiều nhất 40 ký tự.
import-file = Tệp
create-exists = { $folder } đã có tệp { $file }; không ghi đè. Chọn thư mục khác bằng --dir hoặc --out.
create-done = Đã tạo trong { $folder }: { $files }.
lost-others = … và { $count } chỗ khác, cộng lại { $points } điểm.
incident = Chương trình gặp lỗi nội bộ, không phải do số liệu; không dùng kết quả của lần chạy này. Xin gửi dòng này cùng các tệp đã dùng: thang { $version }, { $place }: { $what }
column-standing = Xếp loại, trạng thái
gate-fails = không đạt
gate-holds = đạt
explain-line-gate = { $unit }, { $code } { $name }: { $state }
explain-line-adjust = { $unit }, { $code } { $name }: { $points } điểm
explain-points-signed = Điểm cộng, trừ: { $points }
explain-source = Nguồn
explain-date = Ngày lấy số liệu
explain-who = Người chấm
explain-evidence = Tài liệu kiểm chứng
explain-supplier = Cung cấp số liệu
explain-verifier = Xác minh số liệu
explain-peers = { $count } đơn vị được so sánh; cao nhất { $best }: { $high }; thấp nhất { $lowest }: { $low }
unit-itself = chính đơn vị
step-cap = giới hạn của nhóm
step-rescale = quy đổi về điểm tối đa, vì có phần không áp dụng
step-floor = không thấp hơn 0
step-ceiling = không vượt điểm tối đa

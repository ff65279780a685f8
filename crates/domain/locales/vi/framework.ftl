# framework

# the main tree, where the set does not name it
main-name = Tổng điểm

# forms: show
outline-status-sample = BỘ CHỈ SỐ MẪU, KHÔNG PHẢI VĂN BẢN CHÍNH THỨC CỦA CƠ QUAN NÀO
outline-status-skeleton = BỘ KHUNG: MỚI CÓ CẤU TRÚC, CHƯA CÓ ĐỦ CHỈ SỐ THÀNH PHẦN CỦA QUYẾT ĐỊNH
outline-edition = Bộ chỉ số { $id }, phiên bản { $edition }
outline-basis = Căn cứ: { $basis }
outline-period = Kỳ số liệu: từ { $from } đến { $to }
outline-max = Điểm tối đa: { $points }
outline-not-scored = Chưa có điểm tối đa: bộ này chưa chấm điểm được
outline-count = Số chỉ số thành phần: { $criteria }
outline-leagues = NHÓM XẾP HẠNG
outline-params = THAM SỐ
outline-year = { $value } (năm { $year })
outline-inputs = DỮ LIỆU DÙNG CHUNG
outline-decided = thẩm định tại { $code }
outline-main = CÂY ĐIỂM CHÍNH: { $name } — { $points } điểm
outline-tree = CÂY { $code }: { $name } — { $points } điểm
outline-points = { $points } điểm
outline-no-points = không tính điểm
outline-weight = Trọng số: { $weight }
outline-cap = Không quá { $points } điểm
outline-sum-weighted = Cộng có trọng số
outline-sum-mean = Lấy bình quân
outline-sum-minimum = Lấy mức thấp nhất
outline-only-leagues = Chỉ áp dụng cho nhóm: { $leagues }
outline-formula = Cách tính: { $formula }
outline-structure-only = Chưa có cách tính điểm (bộ khung)
outline-may-not-apply = Được đề nghị Không áp dụng
outline-evidence = Tài liệu kiểm chứng: { $note }
outline-supplier = Cung cấp số liệu: { $who }
outline-verifier = Xác minh số liệu: { $who }
outline-unit-itself = chính đơn vị được đánh giá
outline-guidance = Hướng dẫn: { $text }
outline-gates = ĐIỀU KIỆN KHỐNG CHẾ
outline-gate = Áp dụng cho { $node }; vi phạm khi trả lời: { $answer }
outline-limit = Vi phạm thì không quá { $value } điểm
outline-limit_share = Vi phạm thì không quá { $value } điểm tối đa áp dụng
outline-adjusts = ĐIỂM THƯỞNG, ĐIỂM TRỪ
outline-adjust = { $per }, tính vào { $node }
outline-adjust-limit = Giới hạn: { $points } điểm
outline-per-once = { $points } điểm, một lần
outline-per-item = { $points } điểm cho mỗi nội dung
outline-per-day_late = { $points } điểm cho mỗi ngày chậm
outline-bands = XẾP LOẠI theo { $of }
outline-minimum-of = tỷ lệ thấp nhất trong: { $nodes }
outline-requires = phải đạt điều kiện { $gates }, nếu không thì không quá mức { $band }
kind-yes_no = có hoặc không
kind-choice = chọn một mức, mỗi mức một phần điểm tối đa
kind-parts = cộng điểm các nội dung đã làm
kind-steps = bậc thang theo số lượng
kind-ratio = tỷ lệ a/b nhân điểm tối đa
kind-ratio_to_target = tỷ lệ so với chỉ tiêu
kind-count_to_target = số lượng so với chỉ tiêu
kind-bands = khoảng giá trị, điểm cố định hoặc tăng đều trong khoảng
kind-complement = tỷ lệ không vi phạm: (tổng − số vi phạm)/tổng
kind-per_item = điểm cho mỗi việc, có giới hạn
kind-sum_of = cộng điểm nhiều cách tính
kind-best_of = lấy cách tính có điểm cao nhất
kind-best_peer = so với đơn vị tốt nhất trong nhóm
kind-growth = tăng trưởng so với kỳ trước của chính đơn vị
kind-survey = kết quả khảo sát
kind-judgement = điểm của nhiều người chấm
kind-external = kết quả do nơi khác công bố
kind-roll_up = kết quả của các đơn vị trực thuộc
kind-gate = điều kiện khống chế, không có điểm
kind-manual = điểm do cơ quan nêu trong bộ chỉ số cho
kind-info = thông tin thu thập, không tính điểm
kind-adjust = điểm thưởng, điểm trừ
formula-yes_no = { $of } là có: điểm tối đa; là không: 0 điểm
formula-choice = Theo mức của { $of }
formula-parts = Cộng điểm các nội dung đã thực hiện trong { $of }
formula-steps = Theo bậc của { $of }; chưa đạt bậc nào: 0 điểm
formula-ratio = Điểm tối đa × { $of }/{ $to }
formula-ratio_to_target = Điểm tối đa × ({ $of }/{ $to })/{ $target }, không quá điểm tối đa
formula-count_to_target = Điểm tối đa × { $of }/{ $target }, không quá điểm tối đa
formula-bands = Theo khoảng giá trị của { $of }
formula-complement = Điểm tối đa × (1 − { $bad }/{ $total })
formula-per_item = { $of } × { $each } điểm, không quá { $cap } điểm
formula-sum_of = Cộng điểm các phần
formula-best_of = Lấy cách tính có điểm cao nhất
formula-best_peer = So { $of } với các đơn vị cùng nhóm xếp hạng
formula-growth = Theo mức tăng của { $of } so với kỳ trước
formula-survey = Theo kết quả khảo sát trên { $n } phiếu
formula-judgement = Theo điểm { $of } của những người chấm
formula-external = Lấy { $of } theo công bố của { $source }
formula-roll_up = Điểm tối đa × kết quả của các đơn vị trực thuộc theo bộ chỉ số { $children }
formula-manual = Điểm { $of } do { $who } chấm
formula-info = Thu thập, không tính điểm
formula-sub = { $label } — tối đa { $max } điểm
formula-points = { $points } điểm
formula-fraction = { $of } điểm tối đa
formula-linear = tăng hoặc giảm đều, { $from } đến { $to }
formula-end-at_least = từ { $at } trở lên
formula-end-from = từ { $at }
formula-end-above = trên { $at }
formula-end-to = đến { $at }
formula-end-below = dưới { $at }
formula-end-any = mọi giá trị
key-when_zero = Mẫu số bằng 0: { $value }
key-when_over = Tử số lớn hơn mẫu số: { $value }
key-floor = Mức sàn, được 0 điểm: { $value }
key-integer = Chỉ nhận số nguyên: { $value }
key-when_target_missing = Chưa có chỉ tiêu: { $value }
key-target = Chỉ tiêu: { $value }
key-mode = Cách so sánh: { $value }
key-direction = Giá trị tốt: { $value }
key-peers = So với: { $value }
key-when_flat = Mọi đơn vị như nhau: { $value }
key-measure = Đo mức tăng: { $value }
key-full_at = Đã đạt mức này thì được điểm tối đa: { $value }
key-when_no_earlier = Chưa có số liệu kỳ trước: { $value }
key-satisfied = Số phiếu hài lòng: { $value }
key-share = Điểm theo tỷ lệ: { $value }
key-mean = Điểm bình quân khảo sát: { $value }
key-scale = Thang khảo sát: { $value }
key-min_sample = Cỡ mẫu tối thiểu: { $value }
key-below_min = Không đủ cỡ mẫu: { $value }
key-aggregate = Cách tổng hợp: { $value }
key-graders_min = Số người chấm tối thiểu: { $value }
key-drop = Số điểm cao nhất và thấp nhất bị bỏ: { $value }
key-drop_from = Bỏ điểm khi có từ số người chấm: { $value }
key-date = Ngày lấy số liệu: { $value }
key-children_league = Nhóm của đơn vị trực thuộc: { $value }
key-of = Kết quả được lấy: { $value }
key-weight = Trọng số theo cột: { $value }
key-counts = Các mức được tính là đạt: { $value }
key-when_missing = Đơn vị trực thuộc chưa có kết quả: { $value }
word-not_applicable = không áp dụng
word-not_provided = coi là chưa cung cấp
word-pending = chờ số liệu
word-zero = 0 điểm
word-full = điểm tối đa
word-invalid = số liệu không hợp lệ
word-cap = tính bằng 100%
word-allow = được tính vượt 100%
word-skip = không tính đơn vị đó
word-mean = bình quân
word-weighted = bình quân có trọng số
word-median = trung vị
word-share_at_band = tỷ lệ đơn vị đạt mức
word-share_of_best = tỷ lệ so với giá trị tốt nhất
word-min_max = vị trí giữa giá trị thấp nhất và cao nhất
word-higher = càng cao càng tốt
word-lower = càng thấp càng tốt
word-ranked = các đơn vị được xếp hạng
word-all = mọi đơn vị trong nhóm
word-relative = theo phần trăm
word-absolute = theo hiệu số
word-at_or_below = không quá
word-below = dưới
word-true = có
word-false = không
word-yes = có
word-no = không
word-count = số đếm
word-number = số
word-percent = phần trăm
word-money = số tiền
word-yes_no = có hoặc không
word-choice = chọn một mức
word-parts = chọn các nội dung
word-grades = điểm của người chấm
word-date = ngày
word-points = điểm
word-list = bảng kê
word-text = văn bản

# forms: compare
diff-title = So sánh { $id }: phiên bản { $old } với phiên bản { $new }
diff-none = Không có gì thay đổi.
diff-nothing = không có
diff-of-set = CHUNG
diff-of-scale = THANG ĐIỂM
diff-of-league = NHÓM XẾP HẠNG
diff-of-param = THAM SỐ
diff-of-input = DỮ LIỆU DÙNG CHUNG
diff-of-tree = CÂY ĐIỂM
diff-of-group = CHỈ SỐ CHÍNH, NHÓM
diff-of-criterion = CHỈ SỐ THÀNH PHẦN
diff-of-gate = ĐIỀU KIỆN KHỐNG CHẾ
diff-of-adjust = ĐIỂM THƯỞNG, ĐIỂM TRỪ
diff-of-band = MỨC XẾP LOẠI
diff-of-answers = CÂU TRẢ LỜI CỦA PHIÊN BẢN TRƯỚC
diff-added = { $code } “{ $name }”: thêm mới
diff-dropped = { $code } “{ $name }”: bỏ
diff-moved = { $old } chuyển thành { $code } “{ $name }”
diff-part = { $aspect }: { $before } → { $after }
diff-part-added = thêm { $aspect }
diff-part-dropped = bỏ { $aspect }
diff-answers-kept = { $old }: giữ, dùng cho { $new }
diff-answers-renamed = { $old }: giữ, đổi tên thành { $new }
diff-answers-same = Giữ nguyên { $count } câu trả lời khác, không đổi mã.
diff-answers-dropped = { $old } “{ $label }”: không dùng nữa
diff-answers-asked = { $new } “{ $label }”: câu hỏi mới, phải trả lời
aspect-input = dữ liệu đầu vào { $id }
aspect-name = tên
aspect-label = nhãn
aspect-kind = loại
aspect-rule = cách tính
aspect-max = điểm tối đa
aspect-group = chỉ số chính
aspect-also_in = nhóm ở cây khác
aspect-leagues = nhóm xếp hạng
aspect-weight = trọng số
aspect-may_not_apply = được đề nghị Không áp dụng
aspect-evidence = tài liệu kiểm chứng
aspect-supplier = nơi cung cấp số liệu
aspect-verifier = nơi xác minh
aspect-basis = căn cứ
aspect-guidance = hướng dẫn
aspect-parent = thuộc
aspect-tree = cây
aspect-sum = cách cộng
aspect-cap = trần điểm
aspect-floor = mức sàn
aspect-limit = giới hạn điểm khi vi phạm
aspect-limit_share = giới hạn tỷ lệ khi vi phạm
aspect-points = điểm
aspect-from = từ mức
aspect-above = trên mức
aspect-requires = điều kiện phải đạt
aspect-at_most = mức cao nhất khi không đạt điều kiện
aspect-status = tình trạng
aspect-data_period = kỳ số liệu
aspect-value = giá trị
aspect-by_year = giá trị theo năm
aspect-by_league = giá trị theo nhóm
aspect-by_league_year = giá trị theo nhóm và năm
aspect-unit = đơn vị tính
aspect-required = bắt buộc
aspect-note = nội dung
aspect-of = dữ liệu đầu vào được đọc
aspect-to = mẫu số
aspect-target = chỉ tiêu
aspect-options = các mã được chọn
aspect-param = tham số
aspect-decided_in = thẩm định tại

# files and syntax
FW001 = Tệp quá lớn: { $size } byte, nhiều nhất được { $limit } byte.
    .hint = Chia bộ chỉ số thành nhiều tệp .toml trong cùng thư mục.
FW002 = Chỗ này không đúng cú pháp TOML nên không đọc tiếp được ({ $detail ->
        [deep] các ngoặc hoặc tên khóa lồng nhau quá sâu
        [carriage-return] xuống dòng kiểu máy Mac cũ, phải lưu lại với xuống dòng kiểu Windows hoặc Unix
       *[other] bộ đọc TOML báo: { $detail }
    }).
    .hint = Mỗi dòng có dạng: khóa = giá trị. Văn bản và số đặt trong ngoặc kép.
FW003 = Khóa hoặc bảng này đã ghi ở trên, không ghi được lần nữa.
    .hint = Gộp hai chỗ làm một, hoặc đổi tên một chỗ. Danh sách dùng hai ngoặc vuông, ví dụ [[criterion]].
FW004 = Văn bản trong ngoặc kép chưa đóng ngoặc, hoặc có ký tự không được dùng.
    .hint = Đóng bằng dấu " trên cùng một dòng; văn bản nhiều dòng mở và đóng bằng """.
FW005 = Ngoặc mở ở đây chưa được đóng.
    .hint = Thêm dấu đóng ngoặc tương ứng: ] hoặc {"}"}, với [[…]] là hai dấu.
FW006 = Khóa này chưa có giá trị.
    .hint = Ghi giá trị sau dấu bằng, ví dụ max = "3", hoặc bỏ cả dòng.
FW007 = Cách viết này chỉ có trong TOML 1.1; bộ chỉ số dùng TOML 1.0 để chương trình nào cũng đọc được.
    .hint = Viết bảng {"{ … }"} trên một dòng, không có dấu phẩy cuối; dùng \u001B, \u00HH thay \e, \xHH; ghi đủ giây.
FW008 = Giá trị { $value } phải đặt trong ngoặc kép thẳng.
    .hint = Viết "…" bằng dấu ngoặc kép thẳng của bàn phím, không dùng ngoặc cong “ ”.
FW009 = Khóa “{ $key }” đã ghi ở { $first }; nó chỉ được đứng trong một tệp.
    .hint = Chuyển mọi nội dung của “{ $key }” về một tệp.
FW014 = Tên khóa chỉ gồm chữ cái không dấu, chữ số, gạch dưới và gạch nối.
    .hint = Viết khóa đúng như tài liệu hướng dẫn, không dấu, không khoảng trắng.
FW032 = Dấu \ trong ngoặc kép phải đi với một ký tự đã định, như \n hoặc \".
    .hint = Muốn viết chính dấu \ thì viết \\.
FW038 = Giá trị này viết chưa đúng.
    .hint = Số viết trong ngoặc kép với dấu chấm thập phân, ví dụ "1.5"; mỗi dòng chỉ có một giá trị.
FW049 = Thừa hoặc thiếu dấu phẩy giữa các phần tử.
    .hint = Giữa hai phần tử có đúng một dấu phẩy; kiểm tra cả dấu đóng ngoặc.

# keys and values
FW010 = Không có khóa “{ $key }” ở đây.
    .hint = Các khóa dùng được: { $known }.
FW011 = Thiếu khóa bắt buộc “{ $key }”.
    .hint = Thêm dòng { $key } = …
FW012 = { $wanted ->
        [text] Chỗ này phải là văn bản trong ngoặc kép
        [list] Chỗ này phải là danh sách [ … ]
        [table] Chỗ này phải là bảng {"{ … }"}
        [integer] Chỗ này phải là số nguyên, không đặt trong ngoặc kép
        [boolean] Chỗ này phải là true hoặc false, không đặt trong ngoặc kép
       *[date] Chỗ này phải là ngày YYYY-MM-DD, không đặt trong ngoặc kép
    }, nhưng đang là { $found ->
        [text] văn bản
        [integer] số nguyên
        [float] số thập phân
        [boolean] true hoặc false
        [list] danh sách
        [table] bảng
       *[date] ngày, giờ
    }.
    .hint = Sửa lại giá trị cho đúng kiểu.
FW013 = Số { $value } phải viết trong ngoặc kép, để máy giữ đúng từng chữ số.
    .hint = Viết "{ $value }".
FW015 = “{ $value }” không phải là số thập phân đúng cách viết.
    .hint = Dùng dấu chấm thập phân, không có dấu phân cách hàng nghìn, ví dụ "1234.5"; nhiều nhất 15 chữ số phần nguyên, 9 chữ số phần thập phân.
FW016 = Không có lựa chọn “{ $value }” ở đây.
    .hint = Chọn một trong: { $known }.
FW017 = Mã “{ $code }” không đúng cách viết.
    .hint = Mã dài nhiều nhất 40 ký tự, gồm chữ cái không dấu, chữ số, dấu chấm, gạch dưới, gạch nối; đầu và cuối là chữ hoặc số.
FW018 = Tên “{ $id }” không đúng cách viết.
    .hint = Bắt đầu bằng chữ thường không dấu, sau đó là chữ thường, chữ số, gạch dưới; nhiều nhất 40 ký tự.
FW019 = Tên dài { $count } ký tự, nhiều nhất được { $limit } ký tự.
    .hint = Rút gọn tên; nội dung dài ghi vào guidance.
FW020 = Chỗ này phải ghi theo ngôn ngữ.
    .hint = Viết {"{ vi = \"…\", en = \"…\" }"}; tiếng Anh có thể để sau.
FW021 = Văn bản này đang để trống.
    .hint = Ghi nội dung, hoặc bỏ cả dòng nếu không bắt buộc.
FW022 = “{ $value }” không phải là số điểm.
    .hint = Ghi số điểm, ví dụ "1.5", hoặc phân số của điểm tối đa, ví dụ "1/2" (mẫu số nhiều nhất 1000000, tử số không quá mẫu số).
FW023 = Số nguyên { $value } nằm ngoài khoảng từ { $from } đến { $to }.
    .hint = Ghi một số trong khoảng đó.
FW024 = Chương trình này đọc định dạng { $from }, tệp ghi định dạng { $value }.
    .hint = Ghi format = { $from }; nếu tệp do phiên bản chương trình mới hơn tạo ra thì cập nhật chương trình.
FW025 = “{ $value }” không phải là ngày trong năm.
    .hint = Ghi tháng rồi ngày, ví dụ "12-31".
FW026 = Danh sách có { $count } phần tử, cần ít nhất { $least }.
    .hint = Ghi thêm cho đủ, hoặc chọn cách tính khác.
FW027 = Danh sách có { $count } phần tử, phải có đúng { $wanted }.
    .hint = Ghi đúng { $wanted } phần tử.
FW028 = “{ $value }” không phải là một phần của điểm tối đa.
    .hint = Ghi số từ 0 đến 1, ví dụ "0.5", hoặc phân số, ví dụ "1/2".
FW031 = Chỗ này phải là một số, hoặc một tham số.
    .hint = Viết "0.8" hoặc {"{ param = \"ten_tham_so\" }"}.
FW047 = “{ $key }” phải lớn hơn 0, ở đây là { $value }.
    .hint = Ghi số lớn hơn 0.
FW048 = “{ $key }” không được nhỏ hơn 0, ở đây là { $value }.
    .hint = Ghi số từ 0 trở lên.

# leagues and parameters
FW033 = Không có nhóm xếp hạng “{ $code }”.
    .hint = Các nhóm xếp hạng của bộ này: { $known }.
FW034 = Bộ này không chia nhóm xếp hạng, nên ở đây chỉ ghi một giá trị.
    .hint = Ghi một giá trị trong ngoặc kép, hoặc khai các nhóm bằng [[league]].
FW035 = Danh sách nhóm xếp hạng đang để trống.
    .hint = Bỏ dòng này nếu áp dụng cho mọi nhóm.
FW036 = Nội dung này không có trong nhóm xếp hạng “{ $league }”, nên không có giá trị cho nhóm đó.
    .hint = Bỏ giá trị của nhóm này, hoặc thêm nhóm vào leagues.
FW037 = Thiếu giá trị cho nhóm xếp hạng “{ $league }”.
    .hint = Ghi đủ mọi nhóm có nội dung này, hoặc một giá trị chung.
FW042 = Không có tham số “{ $id }”.
    .hint = Khai tham số bằng [param.{ $id }].
FW043 = Tham số “{ $id }” phải có đúng một trong value, by_year, by_league, by_league_year (đang có { $count }).
    .hint = Giữ lại một cách ghi.
FW044 = “{ $year }” không phải là năm.
    .hint = Ghi bốn chữ số, ví dụ "2025".
FW045 = Chưa có giá trị cho năm nào.
    .hint = Ghi ít nhất một năm, ví dụ "2025" = "0.8".

# codes and references
FW050 = Mã “{ $code }” đã dùng ở { $first }.
    .hint = Cây, nhóm, tiêu chí, điều kiện, điểm thưởng và điểm trừ dùng chung một dãy mã: đặt mã khác.
FW051 = “{ $code }” bị lặp lại.
    .hint = Mỗi mã chỉ ghi một lần ở đây.
FW052 = Mã “main” dành cho gốc của cây chính.
    .hint = Đặt mã khác.
FW072 = Không có nhóm hoặc cây nào có mã “{ $code }”.
    .hint = Ghi mã đã khai trong [[group]] hoặc [[tree]]; “main” là gốc của cây chính.
FW071 = Không có cây nào có mã “{ $code }”.
    .hint = Khai cây bằng [[tree]], hoặc bỏ dòng này để nhóm thuộc cây chính.
FW073 = “{ $code }” là gốc của cây, không ghi ở parent.
    .hint = Bỏ dòng parent: nhóm đứng ngay dưới gốc của cây ghi ở tree.
FW074 = Nhóm “{ $code }” thuộc cây khác.
    .hint = Nhóm cha phải thuộc cùng một cây với nhóm này.
FW075 = Nhóm “{ $code }” là cấp trên của chính nó.
    .hint = Sửa parent để chuỗi nhóm cha đi lên tới gốc.
FW094 = Nhóm “{ $code }” nằm sâu quá { $limit } cấp.
    .hint = Bộ chỉ số thật chỉ có vài cấp: kiểm tra lại cột hoặc khóa parent.
FW076 = Nhóm “{ $code }” không thuộc cây chính.
    .hint = Ghi ở group nhóm của cây chính; nhóm của cây khác ghi ở also_in.
FW077 = “{ $code }” thuộc cây chính, không ghi ở also_in.
    .hint = Tiêu chí có đúng một chỗ trong cây chính, ghi ở group.
FW078 = “{ $code }” cùng cây với một nhóm đã ghi ở also_in.
    .hint = Mỗi cây chỉ ghi một chỗ.
FW079 = Cây “{ $code }” không có tiêu chí nào.
    .hint = Gắn tiêu chí vào cây bằng group hoặc also_in, hoặc bỏ cây này.

# inputs
FW040 = Không có dữ liệu đầu vào “{ $id }” ở đây.
    .hint = Khai nó trong inputs của tiêu chí này, hoặc trong [inputs] nếu nhiều tiêu chí cùng dùng.
FW041 = Dữ liệu đầu vào “{ $id }” có kiểu { $kind }, không dùng được ở đây.
    .hint = Ở đây cần kiểu: { $known }.
FW053 = “{ $id }” trùng với một dữ liệu dùng chung.
    .hint = Đặt tên khác, hoặc bỏ khai báo ở đây để dùng dữ liệu dùng chung.
FW054 = “{ $key }” không dùng cho dữ liệu đầu vào kiểu { $kind }.
    .hint = Bỏ dòng này, hoặc sửa kind.
FW055 = “min_open” chỉ có nghĩa khi có “min”.
    .hint = Thêm min, hoặc bỏ min_open.
FW056 = Không có giá trị nào từ { $min } đến { $max }.
    .hint = Giới hạn dưới (min) phải nhỏ hơn giới hạn trên (max).
FW057 = Dữ liệu dùng chung phải ghi “decided_in”: tiêu chí mà người thẩm định của nó quyết định dữ liệu này.
    .hint = Thêm decided_in = "mã tiêu chí".
FW058 = “decided_in” chỉ dùng cho dữ liệu dùng chung.
    .hint = Bỏ dòng này.
FW059 = Cách tính điểm đọc “{ $id }”, nên nó không thể là optional.
    .hint = Bỏ optional = true. Thiếu số liệu thì tiêu chí ở trạng thái chưa cung cấp, không phải 0 điểm.
FW087 = Các cách tính cùng đọc dữ liệu đầu vào này nhưng mã khác nhau: { $first } và { $second }.
    .hint = Ghi cùng mã theo cùng thứ tự ở mọi nơi đọc nó.
FW133 = Dữ liệu đầu vào “{ $id }” kiểu { $kind } chưa có cách tính nào nêu các mã của nó.
    .hint = Đọc nó bằng cách tính choice hoặc parts, hoặc đổi kind.
FW134 = “decided_in” của “{ $id }” ghi tiêu chí “{ $code }”, nhưng không có tiêu chí này.
    .hint = Ghi mã của một tiêu chí.
FW130 = Chưa có cách tính nào đọc dữ liệu đầu vào “{ $id }”.
    .hint = Dùng nó trong cách tính, ghi optional = true nếu chỉ để tham khảo, hoặc bỏ đi.
FW131 = Chưa có chỗ nào dùng tham số “{ $id }”.
    .hint = Dùng nó bằng {"{ param = "}"{ $id }"{" }"}, hoặc bỏ đi.
FW132 = Còn { $count } văn bản chưa có tiếng Anh, bắt đầu từ đây.
    .hint = Thêm en = "…" nếu cần giao diện và báo cáo tiếng Anh.

# rules of criteria
FW060 = Chưa ghi cách tính điểm nào.
    .hint = Ghi một cách tính, ví dụ [criterion.rule.ratio]; lệnh `thang framework manual` liệt kê đủ.
FW061 = Đã có cách tính “{ $first }”, không ghi thêm “{ $second }”.
    .hint = Giữ một cách tính; muốn cộng nhiều phần thì dùng sum_of.
FW062 = Không có cách tính điểm “{ $kind }”.
    .hint = Các cách tính: { $known }.
FW063 = Cách tính “{ $kind }” chỉ dùng trực tiếp cho một tiêu chí, không đặt trong sum_of hoặc best_of.
    .hint = Tách thành một tiêu chí riêng.
FW064 = “{ $kind }” không phải là cách tính điểm của tiêu chí.
    .hint = Khai nó thành một bảng riêng: [[{ $kind }]].
FW065 = Các cách tính lồng nhau quá sâu: “{ $kind }” ở lớp thứ tư không chứa thêm lớp nào được.
    .hint = Gộp bớt một lớp, hoặc tách thành nhiều tiêu chí trong một nhóm.
FW080 = Bộ có { $count } tiêu chí, nhiều nhất được { $limit }.
    .hint = Chia thành nhiều bộ chỉ số.
FW081 = Tiêu chí chưa có cách tính điểm.
    .hint = Thêm [criterion.rule.…]. Chỉ bộ khung (status = "skeleton") được bỏ cách tính, và khi đó bỏ cả max.

# maxima, weights and sums
FW046 = Thang điểm chưa có điểm tối đa (max).
    .hint = Thêm max = "100" vào [scale]. Chỉ bộ khung (status = "skeleton") được bỏ.
FW070 = Điểm tối đa của cây chính ghi ở [scale], không ghi ở đây.
    .hint = Chuyển giá trị này sang max của [scale].
FW082 = Tiêu chí chỉ thu thập thông tin (info) không có điểm tối đa.
    .hint = Bỏ dòng max, hoặc chọn cách tính có điểm.
FW083 = Tiêu chí chưa có điểm tối đa (max).
    .hint = Thêm max = "…". Chỉ bộ khung (status = "skeleton") được bỏ.
FW084 = Điểm tối đa của tiêu chí không được nhỏ hơn 0.
    .hint = Ghi số từ 0 trở lên.
FW085 = Thiếu trọng số (weight): “{ $node }” cộng theo trọng số.
    .hint = Thêm weight = "…", lớn hơn 0.
FW086 = Không nơi nào chứa nội dung này cộng theo trọng số, nên weight không có tác dụng.
    .hint = Bỏ weight, hoặc ghi sum = "weighted" ở nhóm chứa nó.
FW088 = “cap” chỉ dùng khi các điểm được cộng lại (sum = "sum").
    .hint = Bỏ cap, hoặc bỏ dòng sum.
FW089 = “{ $node }” tính theo { $sum } nên phải ghi điểm tối đa (max).
    .hint = Thêm max = "…".
FW090 = Mức trần { $written } của “{ $node }” lớn hơn tổng điểm tối đa bên dưới là { $counted }{ $leagues ->
        [many] {" "}(nhóm xếp hạng { $league })
       *[one] {""}
    }.
    .hint = Mức trần không được vượt tổng; nếu không cần mức trần thì bỏ cap.
FW091 = Điểm tối đa { $written } của “{ $node }” khác mức trần { $counted }{ $leagues ->
        [many] {" "}(nhóm xếp hạng { $league })
       *[one] {""}
    }.
    .hint = Có cap thì max bằng cap, hoặc bỏ max.
FW092 = Điểm tối đa của “{ $node }” ghi { $written }, các mục bên dưới cộng lại được { $counted }, chênh { $difference }{ $leagues ->
        [many] {" "}(nhóm xếp hạng { $league })
       *[one] {""}
    }.
    .hint = Sửa điểm tối đa của các mục bên dưới hoặc của “{ $node }” cho khớp.
FW093 = Nhóm “{ $node }” không có tiêu chí nào.
    .hint = Thêm tiêu chí vào nhóm, hoặc bỏ nhóm.

# bands
FW110 = Không có nhóm, cây hoặc tiêu chí nào có mã “{ $code }”.
    .hint = Ghi mã đã khai trong bộ chỉ số; “main” là tổng điểm.
FW111 = Tiêu chí “{ $code }” chỉ thu thập thông tin, không xếp loại được.
    .hint = Chọn tiêu chí có điểm.
FW112 = Mức xếp loại chưa ghi theo điểm của mục nào.
    .hint = Thêm of = "main", mã một nhóm hoặc một tiêu chí, hoặc minimum_of = [ … ].
FW113 = Chỉ ghi một trong hai: of hoặc minimum_of.
    .hint = Bỏ một dòng.
FW114 = “minimum_of” cần ít nhất hai mã nhóm.
    .hint = Chỉ có một nhóm thì dùng of.
FW115 = Có “requires” thì phải ghi “at_most”: mức xếp loại khi không đạt điều kiện.
    .hint = Thêm at_most = "mã của mức thấp hơn".
FW116 = “at_most” chỉ dùng cùng “requires”.
    .hint = Bỏ at_most, hoặc ghi điều kiện ở requires.
FW117 = Mức xếp loại chưa có giới hạn dưới.
    .hint = Thêm from (từ … trở lên) hoặc above (trên …).
FW118 = Chỉ ghi một trong hai: from hoặc above.
    .hint = Dùng from cho “từ … trở lên”, above cho “trên …”.
FW119 = Giới hạn theo minimum_of là tỷ lệ phần trăm, chỉ ghi một giá trị chung.
    .hint = Viết một số, ví dụ from = "80".
FW120 = Không có điều kiện khống chế “{ $code }”.
    .hint = Khai điều kiện bằng [[gate]].
FW121 = Tổng điểm đã có một thang xếp loại khác.
    .hint = Tổng điểm chỉ xếp loại theo một thang: theo of = "main", hoặc theo một danh sách minimum_of.
FW122 = Mức “{ $at_most }” không phải là mức thấp hơn “{ $code }” trong cùng thang.
    .hint = Ghi mã của một mức đứng sau mức này.
FW123 = Giới hạn { $value } của mức “{ $code }” không thấp hơn mức đứng trước là { $before }{ $leagues ->
        [many] {" "}(nhóm xếp hạng { $league })
       *[one] {""}
    }.
    .hint = Ghi các mức từ cao xuống thấp.
FW124 = Mức cuối “{ $code }” phải bắt đầu từ 0, để kết quả nào cũng có mức.
    .hint = Ghi from = "0" ở mức cuối.
FW125 = Mức “{ $code }” cần { $value }, nhưng giá trị cao nhất có thể đạt là { $max }.
    .hint = Kiểm tra lại giới hạn: không đơn vị nào đạt được mức này nếu không có điểm thưởng.

# mapping.toml
FW140 = “{ $code }” của phiên bản trước đã có ở một [[move]] khác.
    .hint = Mỗi mã cũ chỉ có một [[move]].
FW141 = Dữ liệu dùng chung chỉ chuyển sang dữ liệu dùng chung.
    .hint = Ghi old = "" và new = "" cho dữ liệu dùng chung; tiêu chí có mã ở cả hai bên.
FW142 = Phiên bản này không có tiêu chí “{ $code }”.
    .hint = Ghi mã trong phiên bản mới; bỏ dòng new nếu tiêu chí không còn.
FW143 = “{ $code }” của phiên bản này không có dữ liệu đầu vào “{ $id }”.
    .hint = Bên trái là tên cũ, bên phải là tên mới.

# rules
FW200 = Điểm của các nội dung cộng lại được { $sum }, khác điểm tối đa { $max }.
    .hint = Sửa điểm các nội dung để tổng đúng bằng điểm tối đa ở mọi nhóm xếp hạng, hoặc ghi phân số của điểm tối đa (ví dụ "1/4").
FW201 = Không có mức nào đạt trọn điểm tối đa.
    .hint = Một mức phải ghi share = "1".
FW203 = Mã “none” đã dùng cho câu trả lời không chọn nội dung nào.
    .hint = Đổi mã của nội dung này.
FW204 = “{ $key }” phải lớn hơn 0, ở đây là { $value }.
    .hint = Kiểm tra số ghi ở đây và mọi giá trị của tham số theo năm và nhóm xếp hạng.
FW205 = Điểm { $points } nằm ngoài khoảng từ 0 đến điểm tối đa { $max }.
    .hint = Ghi số điểm không quá điểm tối đa của mọi nhóm xếp hạng, hoặc ghi phân số của điểm tối đa (ví dụ "1/2").
FW206 = Các bậc phải tăng dần: { $high } không lớn hơn bậc trước là { $low }.
    .hint = Sắp xếp các bậc theo at_least từ nhỏ đến lớn, không lặp lại.
FW208 = Mức sàn { $floor } phải từ 0 trở lên và nhỏ hơn chỉ tiêu { $target }.
    .hint = Kiểm tra mức sàn và chỉ tiêu ở mọi năm, mọi nhóm xếp hạng.
FW209 = “{ $key }” phải là số nguyên từ { $least } trở lên, ở đây là { $value }.
    .hint = Ghi một số nguyên, ví dụ "{ $least }".
FW210 = Thiếu “{ $key }”: phải có khi { $because }.
    .hint = Thêm dòng { $key } = … vào cách tính điểm này.
FW211 = “{ $key }” chỉ được ghi khi { $only_with }.
    .hint = Bỏ dòng này, hoặc sửa khóa kia cho đúng ý.
FW212 = Phải ghi đúng một trong các khóa: { $keys }.
    .hint = Giữ lại một khóa và bỏ các khóa còn lại.
FW213 = Hai khoảng liền nhau không khớp: khoảng trước hết ở { $high }, khoảng sau bắt đầu ở { $low }, nên có giá trị bị bỏ sót hoặc thuộc cả hai khoảng.
    .hint = Dùng cùng một số và ghép “to” với “above”, hoặc “below” với “from”.
FW214 = Khoảng này thiếu một đầu.
    .hint = Chỉ khoảng đầu tiên được bỏ đầu dưới (from, above), chỉ khoảng cuối cùng được bỏ đầu trên (to, below).
FW215 = Khoảng từ { $low } đến { $high } không chứa giá trị nào hoặc không có độ dài.
    .hint = Đầu trên phải lớn hơn đầu dưới; khoảng chỉ gồm một số thì ghi from và to bằng nhau, với points.
FW216 = “linear” cần cả đầu dưới và đầu trên của khoảng.
    .hint = Ghi thêm from hoặc above, và to hoặc below.
FW217 = Điểm tối đa của các phần cộng lại được { $sum }, khác điểm tối đa { $max }.
    .hint = Sửa max của các phần để tổng đúng bằng điểm tối đa ở mọi nhóm xếp hạng.
FW218 = Phương án có điểm tối đa lớn nhất được { $largest }, khác điểm tối đa { $max }.
    .hint = Không phương án nào được vượt điểm tối đa, và một phương án phải bằng đúng điểm tối đa.
FW219 = Điểm tối đa của phần “{ $code }” phải lớn hơn 0.
    .hint = Bỏ phần này nếu nó không có điểm.
FW221 = Chỉ được ghi một trong các khóa: { $keys }.
    .hint = Giữ lại một khóa và bỏ khóa kia.
FW222 = Thang khảo sát phải tăng: { $low } không nhỏ hơn { $high }.
    .hint = Ghi mức thấp nhất trước, mức cao nhất sau, ví dụ scale = ["1", "5"].
FW223 = “share” ở đây chỉ nhận giá trị true.
    .hint = Ghi share = true, hoặc bỏ dòng này và ghi bands.
FW224 = Danh sách mức xếp loại được tính là đạt đang để trống.
    .hint = Ghi ít nhất một mã mức xếp loại, ví dụ counts = ["tot"].
FW225 = Giới hạn điểm { $value } không được nhỏ hơn 0.
    .hint = Ghi số điểm từ 0 trở lên.
FW226 = Giới hạn tỷ lệ { $value } nằm ngoài khoảng từ 0 đến 1.
    .hint = Ghi phần của điểm tối đa áp dụng, ví dụ "0.5" là một nửa.
FW227 = Điểm thưởng, điểm trừ { $value } bằng 0 hoặc đổi dấu giữa các năm hay nhóm xếp hạng.
    .hint = Mọi giá trị phải cùng dương (thưởng) hoặc cùng âm (trừ).
FW228 = Mức trừ tối đa { $value } phải nhỏ hơn 0.
    .hint = Ghi số âm, ví dụ floor = "-20".
FW229 = Mức thưởng tối đa { $value } phải lớn hơn 0.
    .hint = Ghi số dương, ví dụ cap = "10".
FW230 = Cách tính roll_up lấy kết quả của nút “{ $name }”, nhưng bộ chỉ số này không có nút đó.
    .hint = Ghi mã của một cây, một chỉ số chính hoặc nhóm; bỏ khóa of thì lấy tổng điểm (main).
FW231 = Cách tính roll_up lấy các đơn vị thuộc nhóm xếp hạng “{ $name }”, nhưng bộ chỉ số này không có nhóm đó.
    .hint = Ghi mã của một nhóm xếp hạng đã khai, hoặc bỏ khóa children_league.
FW232 = Cách tính roll_up đếm các đơn vị đạt mức “{ $name }”, nhưng nút được lấy kết quả không có mức xếp loại đó.
    .hint = Ghi mã của một mức xếp loại của chính nút ghi ở khóa of.

# forms: table
FW300 = Bảng có cột lạ “{ $column }”.
    .hint = Xoá cột này, hoặc chuyển nội dung của nó vào rule_params.
FW301 = Bảng thiếu cột “{ $column }”.
    .hint = Thêm cột, để trống ô nào không có nội dung.
FW302 = Ô này không phải JSON hợp lệ (bộ đọc JSON báo: { $error }).
    .hint = Sửa lại theo JSON: khóa và văn bản trong ngoặc kép thẳng, dấu phẩy giữa các phần tử; không có nội dung thì để trống ô.
FW303 = rule_params phải là một đối tượng JSON, ví dụ {"{"}"of":"so_may"{"}"}.
    .hint = Đặt nội dung trong cặp ngoặc nhọn, hoặc để trống ô.
FW304 = inputs phải là một danh sách các đối tượng JSON.
    .hint = Viết [{"{"}"id":"so_may","kind":"count"{"}"}], hoặc để trống ô.
FW305 = “{ $code }” không dùng làm mã được.
    .hint = Mã gồm chữ không dấu, chữ số, dấu chấm, gạch dưới, gạch nối, tối đa 40 ký tự, bắt đầu và kết thúc bằng chữ hoặc chữ số; không phải “main”.
FW306 = Mã “{ $code }” đã dùng ở dòng { $row }.
    .hint = Đặt mã khác cho một trong hai dòng.
FW307 = Cột parent nêu “{ $parent }” nhưng bảng không có nhóm nào mang mã đó.
    .hint = Sửa ô parent cho đúng mã một nhóm, thêm dòng khai nhóm đó với rule_kind là group, hoặc để trống nếu đứng ngay dưới gốc.
FW308 = “{ $value }” không phải là số điểm.
    .hint = Ghi số không âm, dấu chấm thập phân, không có dấu phân cách hàng nghìn.
FW309 = Không có cách tính điểm nào tên là “{ $kind }”.
    .hint = Ghi group hoặc tên một cách tính; lệnh `thang framework manual` liệt kê đủ.
FW310 = Dòng “{ $code }” chưa có tên tiếng Việt.
    .hint = Ghi tên ở cột name_vi.
FW311 = Nhóm “{ $code }” nằm trong chính nó.
    .hint = Sửa ô parent để chuỗi nhóm cha đi lên tới gốc.
FW312 = Cột inputs khai một dữ liệu đầu vào mà không ghi id.
    .hint = Trong ô inputs, thêm "id" cho từng dữ liệu đầu vào, ví dụ "id":"so_may".
FW313 = Dữ liệu dùng chung “{ $id }” được khai hai lần.
    .hint = Khai ở một dòng; các dòng khác ghi kind là ref.
FW314 = Dữ liệu đầu vào “{ $id }” được lấy từ chỗ khác nhưng không dòng nào khai dữ liệu này.
    .hint = Khai dữ liệu đầu vào này ở inputs của một dòng, hoặc sửa id cho đúng.
FW315 = Tệp nền không phải TOML hợp lệ: { $error }.
    .hint = Chạy thang framework check với tệp nền, sửa lỗi rồi nhập lại.
FW320 = Không hiểu “{ $key }” (giá trị { $value }); đã bỏ qua.
    .hint = Sửa tên khóa trong bảng rồi nhập lại, hoặc ghi nội dung này bằng tay vào tệp đã nhập nếu cần.
FW321 = “{ $code }” chưa nói mẫu số bằng 0 nghĩa là gì; đã ghi là số liệu không hợp lệ (invalid).
    .hint = Sửa when_zero của tỷ lệ nếu cần.
FW322 = “{ $key }” ({ $value }) thuộc về việc thẩm định, không thuộc bộ chỉ số; đã bỏ qua.
    .hint = Không phải làm gì; nếu cần giữ nội dung này thì ghi vào guidance.
FW323 = Mới ghi mức “{ $band }” vào danh sách mức được tính.
    .hint = Thêm các mức cao hơn vào counts, vì danh sách này không tự hiểu “từ mức đó trở lên”.
FW324 = Bảng không ghi được việc điều kiện “{ $code }” giới hạn xếp loại ở mức “{ $band }”.
    .hint = Ghi requires và at_most ở các mức xếp loại cao hơn.
FW325 = “{ $code }” chưa nói không trả lời nghĩa là gì; đã ghi là không vi phạm (pass).
    .hint = Sửa when_missing của điều kiện nếu cần.
FW326 = Không có nhóm hoặc cây “{ $node }”; đã bỏ khỏi also_in.
    .hint = Nhập lại với --base là framework.toml có cây đó.
FW327 = Nhóm “{ $code }” ghi { $points } điểm, các tiêu chí bên dưới cộng lại là { $sum } điểm; đã lấy số cộng.
    .hint = Đối chiếu với văn bản gốc: sửa điểm của nhóm hoặc của tiêu chí ghi sai, rồi nhập lại.
FW328 = Bảng không ghi được, đã lấy giá trị tạm: { $keys }.
    .hint = Sửa trong framework.toml, hoặc nhập lại với --base.
FW329 = Bảng chỉ nêu mã của nhóm xếp hạng: { $leagues }.
    .hint = Ghi tên từng nhóm, thêm nhóm còn thiếu, rồi sửa điểm tối đa theo nhóm.
FW340 = Không tìm thấy dòng tiêu đề của bảng.
    .hint = Bảng cần các cột của bảng chỉ số (code, rule_kind …), hoặc ít nhất: chỉ số, điểm tối đa và một trong các cột STT, cách xác định và tính điểm, tài liệu kiểm chứng, nguồn dữ liệu, đơn vị xác minh.
FW341 = Chưa hiểu cách tính điểm của “{ $code }”; tạm để người chấm cho điểm (manual), nguyên văn ghi ở guidance.
    .hint = Viết lại bằng một loại cách tính điểm; xem thang framework manual.
FW342 = Không đọc được điểm của “{ $code }”: “{ $value }”.
    .hint = Ghi một số ở cột điểm tối đa, ví dụ 10 hoặc 2,5, rồi nhập lại.
FW343 = Nguyên văn không nêu rõ dữ liệu đầu vào của “{ $code }”; tên dữ liệu là tên tạm.
    .hint = Sửa label của dữ liệu đầu vào cho đúng điều mà đơn vị phải cung cấp.
FW344 = “{ $code }”: mẫu số bằng 0 và tử số lớn hơn mẫu số tạm coi là số liệu không hợp lệ.
    .hint = Chọn lại when_zero và when_over theo quyết định.
FW345 = Dòng “{ $name }” không có số thứ tự; đã đặt mã { $code }.
    .hint = Đối chiếu với văn bản gốc; nếu cần thì ghi số thứ tự vào bảng rồi nhập lại.
FW346 = “{ $code }”: đã hiểu nguyên văn là { $kind }; cần xem lại.
    .hint = So cách tính đã ghi với nguyên văn ở guidance; nếu khác thì sửa.
FW347 = “{ $code }” chưa có điểm; mới ghi cấu trúc.
    .hint = Khi có điểm thì ghi max và cách tính.

# forms: schema
schema-title = Tệp bộ chỉ số của Thang
schema-format = Dạng tệp, luôn là 1.
schema-id = Mã bộ chỉ số, giữ nguyên qua các phiên bản.
schema-edition = Phiên bản; không sửa khi đã có kỳ đánh giá dùng.
schema-status = official: đúng theo quyết định; sample: bộ mẫu; skeleton: mới có khung.
schema-name = Tên, bắt buộc có tiếng Việt.
schema-name-vi = Tiếng Việt.
schema-name-en = Tiếng Anh.
schema-basis = Căn cứ: điều, khoản của quyết định.
schema-set-basis = Quyết định ban hành bộ chỉ số.
schema-number = Số, ký hiệu.
schema-date = Ngày, viết dạng 2026-01-31, không có dấu ngoặc kép.
schema-external-date = Ngày lấy số liệu, hoặc id của dữ liệu đầu vào ghi ngày đó.
schema-issuer = Cơ quan ban hành.
schema-basis-title = Trích yếu.
schema-data_period = Kỳ số liệu.
schema-data_period-from = Ngày đầu, viết dạng 01-01 (tháng-ngày).
schema-data_period-to = Ngày cuối, viết dạng 12-31 (tháng-ngày).
schema-scale = Thang điểm: hiển thị, làm tròn, xếp hạng.
schema-max = Điểm tối đa: một số, hoặc mỗi nhóm xếp hạng một số.
schema-inputs-max = Giá trị lớn nhất được nhập.
schema-show = Cách hiển thị: points (điểm), percent (phần trăm), share (0 đến 1).
schema-points_digits = Số chữ số thập phân của điểm.
schema-value_digits = Số chữ số thập phân của phần trăm, tỷ lệ.
schema-rounding = Làm tròn: half_up, half_even hoặc down.
schema-round_at = display: chỉ làm tròn khi hiển thị; criterion: làm tròn điểm từng tiêu chí.
schema-rank_on = shown: theo số hiển thị; exact: theo số chính xác.
schema-rank_within = Xếp hạng trong league (nhóm) hay parent (cùng cấp trên).
schema-not_submitted = Đơn vị không gửi: zero (0 điểm) hay not_ranked (không xếp hạng).
schema-league = Nhóm xếp hạng: các đơn vị được so với nhau.
schema-code = Mã: chữ không dấu, chữ số, dấu chấm, gạch dưới, gạch nối.
schema-param = Tham số thay đổi theo năm hoặc theo nhóm.
schema-unit = Đơn vị tính.
schema-value = Giá trị.
schema-from_list-value = Giá trị của cột được đếm.
schema-by_year = Giá trị theo năm.
schema-by_league = Giá trị theo nhóm xếp hạng.
schema-by_league_year = Giá trị theo nhóm xếp hạng và theo năm.
schema-inputs = Dữ liệu đầu vào phải cung cấp.
schema-set-inputs = Dữ liệu dùng chung: hỏi một lần, dùng ở nhiều tiêu chí.
schema-tree = Cây điểm; main là cây chính.
schema-group-tree = Mã cây của nhóm; không ghi là cây chính.
schema-group = Chỉ số chính hoặc nhóm.
schema-criterion-group = Mã nhóm trong cây chính, hoặc main.
schema-criterion = Tiêu chí.
schema-gate = Điều kiện khống chế, không có điểm.
schema-adjust = Điểm thưởng, điểm trừ.
schema-band = Mức xếp loại, viết từ cao xuống thấp.
schema-parent = Mã nhóm cấp trên trong cùng cây.
schema-sum = Cách cộng: sum, weighted (có trọng số), mean (bình quân), minimum (thấp nhất).
schema-weight = Trọng số trong nhóm cộng có trọng số.
schema-roll_up-weight = Tên cột trọng số trong danh sách đơn vị trực thuộc.
schema-cap = Trần điểm.
schema-adjust-cap = Mức cộng nhiều nhất.
schema-per_item-cap = Số điểm nhiều nhất.
schema-rescale = Quy đổi về điểm tối đa khi có tiêu chí Không áp dụng.
schema-may_exceed_max = Cho phép điểm thưởng vượt điểm tối đa.
schema-guidance = Hướng dẫn cho người khai.
schema-also_in = Mã nhóm ở các cây khác mà tiêu chí này cũng tính vào.
schema-leagues = Mã các nhóm xếp hạng áp dụng; không ghi là tất cả.
schema-may_not_apply = Đơn vị được đề nghị Không áp dụng.
schema-supplier = Nơi cung cấp số liệu; unit là chính đơn vị.
schema-verifier = Nơi xác minh số liệu.
schema-evidence = Tài liệu kiểm chứng.
schema-required = Bắt buộc có tài liệu.
schema-note = Tài liệu gồm những gì.
schema-label = Tên hiển thị.
schema-criterion-label = Ai được xem: public, internal, restricted.
schema-gate-label = Ai được xem: public, internal, restricted.
schema-adjust-label = Ai được xem: public, internal, restricted.
schema-rule = Cách tính điểm: đúng một loại.
schema-kind = Kiểu dữ liệu đầu vào.
schema-min = Giá trị nhỏ nhất được nhập.
schema-min_open = Không nhận chính giá trị nhỏ nhất.
schema-optional = Không bắt buộc khai; chỉ dùng cho dữ liệu đầu vào không tính điểm.
schema-as_of = Số liệu tại ngày, viết dạng 12-31 (tháng-ngày).
schema-columns = Tên các cột của bảng kê.
schema-from_list = Số đếm lấy từ một bảng kê.
schema-list = id của bảng kê.
schema-column = Cột được đếm.
schema-feed = Hệ thống cung cấp số liệu.
schema-jump_warn_percent = Nhắc khi số liệu thay đổi quá số phần trăm này so với kỳ trước.
schema-decided_in = Mã tiêu chí mà người thẩm định quyết định dữ liệu dùng chung này.
schema-on = Mã nhóm hoặc cây chịu tác động.
schema-of = id của dữ liệu đầu vào được đọc.
schema-band-of = Mã nhóm, cây hoặc tiêu chí được xếp loại.
schema-roll_up-of = Mã nhóm hoặc cây lấy kết quả; không ghi là main.
schema-to = Mẫu số: id của dữ liệu đầu vào.
schema-bands-to = Đến hết giá trị này.
schema-fails_on = Câu trả lời bị coi là vi phạm.
schema-when_missing = Khi không trả lời.
schema-roll_up-when_missing = Đơn vị trực thuộc chưa có kết quả: skip (bỏ qua), zero (0 điểm), pending (chờ).
schema-limit = Vi phạm thì không quá số điểm này.
schema-limit_share = Vi phạm thì không quá phần này của điểm tối đa áp dụng, từ 0 đến 1.
schema-points = Số điểm, hoặc phân số của điểm tối đa như 1/2.
schema-adjust-points = Số điểm; số âm là điểm trừ.
schema-per = once (một lần), item (mỗi nội dung), day_late (mỗi ngày chậm).
schema-floor = Mức sàn: dưới mức này được 0 điểm.
schema-adjust-floor = Mức trừ nhiều nhất, số âm.
schema-when = Trước hay sau khi quy đổi.
schema-minimum_of = Xếp loại theo tỷ lệ thấp nhất trong các nhóm này.
schema-from = Từ giá trị này trở lên.
schema-above = Trên giá trị này.
schema-below = Dưới giá trị này.
schema-at_or_below = Không quá giá trị này.
schema-at_least = Từ giá trị này trở lên.
schema-requires = Mã các điều kiện phải đạt.
schema-at_most = Mức xếp loại cao nhất khi không đạt điều kiện.
schema-ratio = Tử số và mẫu số: hai id.
schema-when_zero = Mẫu số bằng 0: not_applicable, zero, full hay invalid.
schema-when_over = Tử số lớn hơn mẫu số: cap (tính 100%), invalid, allow.
schema-levels = Các mức.
schema-share = Phần của điểm tối đa, từ 0 đến 1 hoặc phân số như 1/2.
schema-external-share = Giá trị là tỷ lệ từ 0 đến 1.
schema-survey-share = id của tỷ lệ hài lòng.
schema-parts = Các nội dung.
schema-integer = Chỉ nhận số nguyên.
schema-steps = Các bậc, giá trị tăng dần.
schema-target = Chỉ tiêu.
schema-when_target_missing = Khi chưa có chỉ tiêu.
schema-bands = Các khoảng giá trị, tăng dần, nối liền nhau.
schema-linear = Điểm ở đầu dưới và đầu trên, tăng hoặc giảm đều.
schema-bad = Số vi phạm: id của dữ liệu đầu vào.
schema-total = Tổng số: id của dữ liệu đầu vào.
schema-each = Điểm cho mỗi việc.
schema-rules = Các cách tính con.
schema-sub_rule-max = Điểm tối đa của phần này.
schema-mode = share_of_best (so với tốt nhất) hay min_max.
schema-direction = higher (càng cao càng tốt) hay lower (càng thấp càng tốt).
schema-peers = So với ranked (đơn vị được xếp hạng) hay all (tất cả).
schema-when_flat = Khi mọi đơn vị như nhau.
schema-measure = relative (theo phần trăm) hay absolute (theo hiệu số).
schema-full_at = Đã đạt mức này thì được điểm tối đa.
schema-when_no_earlier = Khi chưa có số liệu kỳ trước.
schema-n = Số phiếu hợp lệ: id của dữ liệu đầu vào.
schema-satisfied = Số phiếu hài lòng: id của dữ liệu đầu vào.
schema-mean = Điểm bình quân: id của dữ liệu đầu vào.
schema-survey-scale = Thang khảo sát: mức thấp nhất, mức cao nhất.
schema-min_sample = Cỡ mẫu tối thiểu.
schema-below_min = Khi không đủ cỡ mẫu.
schema-aggregate = Cách tổng hợp.
schema-graders_min = Số người chấm tối thiểu.
schema-drop = Số điểm cao nhất và thấp nhất bị bỏ: 0 hoặc 1.
schema-drop_from = Có từ bao nhiêu người chấm thì bỏ.
schema-source = Nơi công bố.
schema-children = Mã bộ chỉ số của đơn vị trực thuộc.
schema-children_league = Nhóm xếp hạng của đơn vị trực thuộc.
schema-counts = Mã các mức xếp loại được tính là đạt.
schema-who = Nơi cho điểm.

# Lời của việc cài đặt và vận hành.
config-sample =
    # Cấu hình của Thang. Dòng có dấu # ở đầu không có hiệu lực.
    # Mỗi khóa có thể thay bằng biến môi trường: mail.port là THANG_MAIL_PORT.
    # Kiểm tra lại sau khi sửa: thang doctor --dir THƯ_MỤC

    # Tên hiện ở đầu mọi trang.
    #name = "Sở Khoa học và Công nghệ"

    # Ngôn ngữ của thư và của người chưa chọn: vi hoặc en.
    language = "vi"

    # Nơi lưu dữ liệu: "sqlite" (tệp thang.db trong thư mục này) hoặc địa chỉ PostgreSQL.
    database = "{ $database }"
    # PostgreSQL: "postgres://thang@db.example.vn/thang"

    # Nơi máy chủ nhận kết nối. Muốn nhận từ máy khác phải có public_url và [tls] hoặc [behind_proxy].
    #listen = "[::1]:8080"

    # Cổng riêng cho người vận hành: /readyz và /metrics. Chỉ mở trên chính máy này.
    #admin_listen = "[::1]:9090"

    # Địa chỉ mọi người gõ vào trình duyệt.
    #public_url = "https://dti.example.vn"

    # Quy tắc mật khẩu: "asvs" (dài, không bắt đổi định kỳ) hoặc "vn-742" (theo Quyết định 742/QĐ-BTTTT).
    password_policy = "asvs"

    # Phiên không dùng đến sau bấy nhiêu phút thì hết.
    session_idle_minutes = 30

    # Chỗ trống luôn giữ lại trên đĩa, tính bằng MiB; dưới mức này không nhận thêm tệp.
    reserve_mib = 1024

    # Máy chủ tự mã hóa kết nối: chứng thư và khóa, dạng PEM.
    #[tls]
    #cert = "/etc/thang/cert.pem"
    #key = "/etc/thang/key.pem"

    # Hoặc đứng sau một máy chủ trung gian (nginx, Caddy) lo việc mã hóa.
    #[behind_proxy]
    #trusted = ["::1"]
    #hops = 1

    # Gửi thư: tls là "starttls" (cổng 587), "tls" (cổng 465) hoặc "none" (cổng 25, chỉ trong cùng máy).
    # Mật khẩu nên đặt trong biến THANG_MAIL_PASSWORD.
    #[mail]
    #host = "mail.example.vn"
    #port = 587
    #tls = "starttls"
    #user = "thang"
    #password = "…"
    #from = "thang@example.vn"

    # Nhật ký vận hành: "plain" hoặc "json" ra stdout; syslog là tùy chọn.
    #[log]
    #output = "plain"
    #syslog = "/dev/log"
CF001 = Chỗ này không đúng cú pháp TOML.
    .hint = Mỗi dòng có dạng khóa = giá trị; văn bản đặt trong ngoặc kép thẳng; bảng mở đầu bằng [tên].
CF002 = Khóa hoặc bảng này đã ghi ở trên.
    .hint = Bỏ một trong hai chỗ.
CF003 = Không có khóa cấu hình { $key }.
    .hint = Các khóa có trong tệp mẫu do lệnh thang init tạo ra.
CF004 = Giá trị này phải là { $wanted ->
        [number] một số nguyên, không đặt trong ngoặc kép
        [list] một danh sách văn bản
        [table] một bảng
       *[text] một văn bản trong ngoặc kép
    }.
    .hint = { $wanted ->
        [number] Ví dụ: session_idle_minutes = 30
        [list] Ví dụ: trusted = ["10.0.0.0/8"]
        [table] Ví dụ: một dòng [mail], sau đó là host = "mail.example.vn"
       *[text] Ví dụ: name = "Sở Nội vụ"
    }
CF005 = Giá trị “{ $value }” không dùng được ở đây.
    .hint = Chọn một trong các giá trị: { $valid }.
CF006 = Số { $value } nằm ngoài khoảng cho phép.
    .hint = Ghi một số từ { $min } đến { $max }.
CF007 = “{ $value }” không phải là địa chỉ IP kèm cổng.
    .hint = Ví dụ: "0.0.0.0:443" để nhận kết nối từ mọi máy, "[::1]:8080" để chỉ nhận từ máy này.
CF008 = “{ $value }” không phải là địa chỉ mà trình duyệt dùng được.
    .hint = Ghi https:// và tên máy, không có gì phía sau, ví dụ "https://dti.example.vn".
CF009 = Không rõ dữ liệu lưu ở đâu.
    .hint = Ghi "sqlite", hoặc một địa chỉ dạng "postgres://tên@máy/cơ_sở_dữ_liệu".
CF010 = “{ $value }” không phải là một địa chỉ IP hoặc một dải mạng.
    .hint = Ví dụ: trusted = ["10.0.0.0/8", "::1"].
CF011 = “{ $value }” không phải là địa chỉ thư điện tử.
    .hint = Ví dụ: from = "thang@example.vn".
CF012 = Văn bản này để trống hoặc có ký tự điều khiển.
    .hint = Ghi giá trị, hoặc thêm dấu # vào đầu dòng để dùng giá trị thường lệ.
CF013 = Biến môi trường này không thay khóa cấu hình nào nên không có tác dụng.
    .hint = Tên biến là THANG_ và tên khóa viết hoa, ví dụ THANG_MAIL_PORT cho mail.port.
CF014 = Bảng [{ $table }] còn thiếu khóa { $key }.
    .hint = Thêm khóa đó, hoặc thêm dấu # vào đầu mọi dòng của bảng.
CF015 = Chỉ dùng một trong hai bảng [tls] và [behind_proxy].
    .hint = Dùng [tls] khi máy chủ tự mã hóa kết nối, [behind_proxy] khi có nginx hoặc Caddy ở phía trước.
CF016 = Có tên đăng nhập máy chủ thư nhưng không có mật khẩu.
    .hint = Đặt biến THANG_MAIL_PASSWORD hoặc ghi mail.password. Bản sao lưu không giữ mật khẩu: sau khi khôi phục phải đặt lại.

# Lệnh và tùy chọn.
command-init = Tạo một nơi cài đặt mới: cấu hình, khóa và cơ sở dữ liệu trống.
command-serve = Chạy máy chủ.
command-backup = Sao lưu, kể cả khi máy chủ đang chạy.
command-verify = Kiểm tra một bản sao lưu bằng cách khôi phục thử vào nơi tạm.
command-restore = Khôi phục một bản sao lưu thành nơi cài đặt mới.
command-doctor = Tìm những gì chưa ổn trong nơi cài đặt.
option-installation = Thư mục cài đặt
option-database = Nơi lưu dữ liệu: sqlite (mặc định) hoặc postgres://…
option-listen = Địa chỉ và cổng nhận kết nối, thay cho cấu hình
option-accept-fork = Lý do tiếp tục từ bản khôi phục, ghi vào nhật ký vận hành
option-to = Nơi đặt bản sao lưu (mặc định: thư mục backups của nơi cài đặt)
option-backup = Thư mục của bản sao lưu
option-keys = Thư mục khóa đã cất riêng; bỏ trống thì tạo khóa mới
value-address = ĐỊA_CHỈ
value-reason = LÝ_DO
operate-file = { $path }: { io-reason }.
operate-nothing-here = { $path } chưa phải là nơi cài đặt. Tạo bằng lệnh: thang init --dir { $path }
store-busy = Cơ sở dữ liệu đang bận hoặc không kết nối được ({ $what }). Thử lại sau ít phút.
store-full = Đĩa đã hết chỗ. Giải phóng chỗ trống rồi thử lại; dữ liệu đã ghi vẫn nguyên vẹn.
store-corrupt = Dữ liệu đã hỏng: { $what }. Dừng máy chủ và khôi phục từ bản sao lưu gần nhất.
store-held = Nơi cài đặt này đang do một máy chủ khác giữ. Dừng máy chủ đó trước.
store-conflict = Cơ sở dữ liệu không trống hoặc tệp đã có sẵn.
store-other = Cơ sở dữ liệu báo lỗi: { $what }
store-newer = Dữ liệu thuộc phiên bản mới hơn (lược đồ { $found }; chương trình này biết đến { $known }). Dùng bản chương trình mới hơn.
store-older = Dữ liệu thuộc phiên bản cũ hơn (lược đồ { $found }, chương trình này cần { $known }). Chạy thang serve một lần để nâng cấp.
store-empty = Chưa có cơ sở dữ liệu. Chạy thang serve một lần để tạo.
init-not-empty = { $path } đã có tệp bên trong. Chọn một thư mục mới hoặc trống.
init-done =
    Đã tạo nơi cài đặt { $path }.
    1. Xem và sửa { $path }/thang.toml.
    2. Chép thư mục { $path }/keys ra một nơi cất riêng, an toàn; bản sao lưu không chứa khóa.
    3. Chạy: thang serve --dir { $path }
serve-open = Máy chủ nhận kết nối tại { $address }. Mở trình duyệt: { $url }
serve-admin = Cổng vận hành: { $address }
serve-fork = Nơi cài đặt này được khôi phục từ bản sao lưu: những gì ghi sau đó không còn, nhật ký đi tiếp từ trạng thái cũ. Chạy lại kèm --accept-fork "LÝ DO" để xác nhận.
backup-done = Đã sao lưu vào { $path }: { $files } tệp, { $size } MiB.
backup-keys = Bản sao lưu không chứa khóa và mật khẩu. Giữ một bản riêng của { $keys }: không có secret.key thì sau khi khôi phục mọi người phải lập lại bước xác thực thứ hai.
verify-done = Bản sao lưu { $path } nguyên vẹn: { $files } tệp, dữ liệu lúc { $at }, khôi phục thử thành công.
verify-failed = Bản sao lưu { $path } không dùng được: { $count } lỗi. Dùng bản khác và sao lưu lại ngay.
verify-unreadable = Không đọc được { $what }.
verify-seal = { $what } không khớp với manifest.sha256: một trong hai tệp đã bị thay đổi.
verify-format = { $what } không phải danh sách tệp mà chương trình này hiểu.
verify-extra = Thừa tệp { $what }, không có trong danh sách.
verify-missing = Thiếu tệp { $what }.
verify-size = { $what } có kích thước khác với lúc sao lưu.
verify-digest = Nội dung { $what } khác với lúc sao lưu.
verify-rows = Không khôi phục thử được dữ liệu: { $what }
restore-not-empty = { $path } đã có tệp bên trong. Chỉ khôi phục vào một thư mục mới hoặc trống.
restore-other-database = Bản sao lưu này là của SQLite, chỉ khôi phục được vào SQLite. Bỏ biến THANG_DATABASE.
restore-done = Đã khôi phục vào { $path }, dữ liệu lúc { $at }.
restore-fork = Những gì ghi sau thời điểm đó không còn. Lần chạy đầu tiên phải nêu lý do: thang serve --dir { $path } --accept-fork "LÝ DO"
restore-keys-new = Đã tạo khóa mới: mọi người phải lập lại bước xác thực thứ hai, nhật ký được ký bằng khóa mới. Nếu còn khóa cũ, khôi phục lại kèm --keys.
restore-keys-taken = Đã dùng lại khóa cũ. Mật khẩu thư và cơ sở dữ liệu phải đặt lại trong thang.toml hoặc biến môi trường.
doctor-well = Nơi cài đặt { $path } ổn.
doctor-wrong = Nơi cài đặt { $path } có { $count } điều cần xem.
doctor-no-mail = Chưa cấu hình gửi thư: người quên mật khẩu phải nhờ người quản lý.
doctor-open-key = Người khác đọc hoặc ghi được khóa { $path } (quyền { $mode }). Chạy: chmod 600 { $path }
doctor-no-key = Thiếu khóa { $path }. Chép lại từ nơi cất riêng.
doctor-open-folder = Mọi người trên máy vào được { $path } (quyền { $mode }). Chạy: chmod 700 { $path }
doctor-little-room = Đĩa chỉ còn { $free } MiB, dưới mức giữ lại { $reserve } MiB: không nhận thêm tệp.
doctor-no-backup = Chưa có bản sao lưu nào trong thư mục backups.
doctor-old-backup = Bản sao lưu gần nhất từ { $at }, quá 26 giờ.
doctor-failed-jobs = { $count } việc chạy nền không làm được (thường là thư không gửi được).
serve-set-up =
    Chưa có người quản trị. Mở { "/set-up" } trong trình duyệt và nhập mã dùng một lần: { $code }
command-user = Quản lý tài khoản ngay trên máy chủ; nhật ký ghi là người vận hành.
command-list = Xem danh sách.
command-user-list = Xem danh sách tài khoản.
command-add = Thêm một tài khoản chưa có vai trò, in mật khẩu đầu tiên.
command-disable = Khóa một tài khoản.
command-reset-factor = Bỏ bước xác thực thứ hai của người đã mất thiết bị; người đó được báo qua thư.
command-reset-password = Cấp mật khẩu đầu tiên mới, phải đổi khi đăng nhập.
option-login = Tên đăng nhập
option-name = Họ tên
option-person = Họ tên
option-mail = Địa chỉ thư điện tử
option-user-unit = Mã đơn vị
value-login = TÊN
value-name = HỌ_TÊN
user-slip =
    { $name }
    Tên đăng nhập: { $login }
    Mật khẩu đầu tiên: { $password }
    Mật khẩu chỉ hiện một lần và phải đổi khi đăng nhập.
user-disabled = Đã khóa tài khoản { $login } và kết thúc mọi phiên đăng nhập.
user-factor-reset = Đã bỏ bước xác thực thứ hai của { $login }; lần đăng nhập tới phải lập lại.
user-login = Tên đăng nhập
user-name = Họ tên
user-unit = Đơn vị
user-state = Tình trạng
user-factor = Xác thực thứ hai
user-invited = được mời
user-active = hoạt động
user-off = bị khóa
user-yes = có
user-no = không
verify-log = Nhật ký không đúng: { $what }

# thang audit
command-audit = Xác thực nhật ký: có sự kiện nào bị sửa, xóa, chèn hay không.
command-audit-verify = Đọc lại toàn bộ nhật ký và báo mọi chỗ không khớp.
command-receipt = In biên nhận của một sự kiện, xác thực được mà không cần máy chủ.
command-verify-receipt = Xác thực một biên nhận chỉ bằng khóa công khai của nhật ký.
option-replay = So thêm đơn vị, người dùng và vai trò trong cơ sở dữ liệu với những gì nhật ký ghi
option-since = Điểm chốt hoặc biên nhận giữ từ trước; ghi nhiều lần cũng được
option-vkey = Khóa công khai của nhật ký (mặc định: khóa trong thư mục của bản cài đặt)
option-seq = Số của sự kiện
option-receipt = Tệp biên nhận
value-vkey = KHÓA
value-number = SỐ
audit-no-key = “{ $key }” không phải là khóa công khai của nhật ký. Khóa có dạng tên+mã+khóa, ở tệp keys/log.pub.
audit-no-public = { $path } không có khóa công khai của nhật ký (keys/log.pub). Cho biết khóa bằng --vkey.
audit-no-event = Nhật ký không có sự kiện số { $seq }.
audit-read = Đã đọc { $size } sự kiện, sự kiện cuối lúc { $at }. Mã gốc: { $root }
audit-read-nothing = Nhật ký chưa có sự kiện nào. Mã gốc: { $root }
audit-well = Nhật ký nguyên vẹn: các sự kiện khớp với mã xác thực và mọi điểm chốt. Thêm --replay để so cả các bảng dữ liệu.
audit-well-replayed = Nhật ký nguyên vẹn, và đơn vị, người dùng, vai trò trong cơ sở dữ liệu đúng như nhật ký ghi.
audit-no-since = Lưu ý: ai giữ khóa ký có thể viết lại cả nhật ký. Chỉ điểm chốt hoặc biên nhận giữ ở nơi khác (--since) mới phát hiện được.
audit-wrong = CÓ DẤU HIỆU BỊ CAN THIỆP (mã thoát { $exit }). Giữ nguyên hiện trạng, sao chép cả thư mục, và báo người phụ trách.
audit-means-1 = Xem các dòng ở trên.
audit-means-10 = Ý nghĩa: có điểm chốt không do khóa này ký. Điểm chốt bị làm giả, hoặc đã dùng nhầm khóa.
audit-means-11 = Ý nghĩa: nội dung sự kiện đã bị sửa sau khi ghi.
audit-means-12 = Ý nghĩa: nhật ký hiện có khác với nhật ký lúc ký điểm chốt được giữ lại. Nhật ký đã bị viết lại, bị cắt, hoặc được phục hồi từ bản sao lưu cũ.
audit-means-13 = Ý nghĩa: có người sửa trực tiếp cơ sở dữ liệu, không qua phần mềm.
audit-means-14 = Ý nghĩa: có sự kiện bị xóa, chèn thêm hoặc đánh số lại.
audit-means-16 = Ý nghĩa: một việc phải có hai người lại chỉ do một người làm.
audit-proved = Biên nhận đúng: nhật ký { $origin } có sự kiện số { $seq }, lúc { $at }: { $action }, { $kind } “{ $id }”. Điểm chốt: { $size } sự kiện.

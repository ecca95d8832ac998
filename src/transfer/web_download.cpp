#include "transfer/web_download.h"

#include <curl/curl.h>

#include <exception>
#include <fstream>
#include <memory>
#include <system_error>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_name = 120;

struct CloseHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;

struct FreeText {
    void operator()(char* text) const { curl_free(text); }
};

// One fetch: what libcurl's callbacks share. They must not throw.
struct Fetch {
    std::ofstream output;
    const Progress& progress;
    std::int64_t limit = 0;
    std::int64_t bytes = 0;
    bool too_long = false;
    bool disk_refused = false;
    std::exception_ptr stopped;
};

std::size_t take_bytes(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& fetch = *static_cast<Fetch*>(user);
    const std::size_t length = size * count;
    fetch.bytes += static_cast<std::int64_t>(length);
    fetch.too_long = fetch.bytes > fetch.limit;
    if (fetch.too_long) return 0;
    fetch.output.write(bytes, static_cast<std::streamsize>(length));
    fetch.disk_refused = !fetch.output;
    return fetch.disk_refused ? 0 : length;
}

int tell_progress(void* user, curl_off_t total, curl_off_t done, curl_off_t, curl_off_t) {
    auto& fetch = *static_cast<Fetch*>(user);
    try {
        fetch.progress.tick(done, total);
    } catch (...) {
        fetch.stopped = std::current_exception();
        return 1;
    }
    return 0;
}

// A name that is safe in any folder: the last part, without what systems do not bear.
std::string safe_name(std::string name) {
    name = name.substr(name.find_last_of("/\\") + 1);
    std::erase_if(name, [](char c) {
        return static_cast<unsigned char>(c) < ' ' || c == ':' || c == '"' || c == '\x7F';
    });
    while (name.starts_with('.')) name.erase(0, 1);
    // The end says what kind of file it is.
    if (name.size() > longest_name) name.erase(0, name.size() - longest_name);
    while (!name.empty() && (static_cast<unsigned char>(name.front()) & 0xC0U) == 0x80U)
        name.erase(0, 1);
    return name;
}

std::string unescaped(std::string_view text) {
    int length = 0;
    const std::unique_ptr<char, FreeText> plain(
        curl_easy_unescape(nullptr, text.data(), static_cast<int>(text.size()), &length));
    return plain ? std::string(plain.get(), static_cast<std::size_t>(length)) : std::string();
}

// Content-Disposition: attachment; filename="products.csv"
std::string given_name(CURL* handle) {
    curl_header* header = nullptr;
    if (curl_easy_header(handle, "Content-Disposition", 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
        return {};
    const std::string_view value = header->value;
    const auto at = fold_case(value).find("filename=");
    if (at == std::string::npos) return {};
    std::string_view name = trim(value.substr(at + 9));
    if (name.starts_with('"')) {
        name.remove_prefix(1);
        return std::string(name.substr(0, name.find('"')));
    }
    return std::string(trim(name.substr(0, name.find(';'))));
}

std::string name_of(CURL* handle, const std::string& address) {
    const std::string given = safe_name(given_name(handle));
    if (!given.empty()) return given;
    std::string_view path = address;
    path = path.substr(0, path.find_first_of("?#"));
    path.remove_prefix(path.find("://") + 3);
    const auto slash = path.rfind('/');
    const std::string last =
        slash == std::string_view::npos ? std::string() : safe_name(unescaped(path.substr(slash)));
    return last.empty() ? "download" : last;
}

std::string host_of(std::string_view address) {
    std::string shown = shown_address(address);
    shown.erase(0, shown.find("://") + 3);
    return shown.substr(0, shown.find('/'));
}

[[noreturn]] void refuse(CURL* handle, CURLcode code, const Fetch& fetch,
                         const std::string& address, const char* detail) {
    if (fetch.stopped) std::rethrow_exception(fetch.stopped);
    const std::string shown = shown_address(address);
    const std::string words = *detail != '\0' ? detail : curl_easy_strerror(code);
    if (fetch.too_long) {
        throw Error(
            Failure::invalid,
            tr("{0} holds more than can be taken. Download it and import the file.", shown));
    }
    if (fetch.disk_refused) {
        throw Error(Failure::storage,
                    tr("{0} could not be kept: the disk for temporary files is full.", shown));
    }
    const std::string host = host_of(address);
    switch (code) {
        case CURLE_URL_MALFORMAT:
            throw Error(Failure::usage, tr("{0} is no address of the web.", shown), words);
        case CURLE_COULDNT_RESOLVE_HOST:
            throw Error(Failure::network,
                        tr("{0} was not found. Check the address and the network.", host), words);
        case CURLE_COULDNT_CONNECT:
            throw Error(Failure::network, tr("{0} does not answer. Try again later.", host), words);
        case CURLE_OPERATION_TIMEDOUT:
            throw Error(Failure::network, tr("{0} took too long to answer. Try again later.", host),
                        words);
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CERTPROBLEM:
            throw Error(Failure::network,
                        tr("{0} cannot prove who it is: its certificate is not accepted.", host),
                        words);
        case CURLE_TOO_MANY_REDIRECTS:
            throw Error(Failure::network,
                        tr("{0} leads from one address to another without end.", shown), words);
        case CURLE_UNSUPPORTED_PROTOCOL:
            throw Error(Failure::network,
                        tr("{0} leads to an address that is not fetched from here.", shown), words);
        default:
            break;
    }
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    if (code == CURLE_HTTP_RETURNED_ERROR && (status == 401 || status == 403))
        throw Error(Failure::network, tr("{0} may not be read without signing in.", shown), words);
    if (code == CURLE_HTTP_RETURNED_ERROR && (status == 404 || status == 410))
        throw Error(Failure::network, tr("There is nothing at {0}. Check the address.", shown),
                    words);
    if (code == CURLE_HTTP_RETURNED_ERROR)
        throw Error(Failure::network, tr("{0} refused with the status {1}.", host, status), words);
    throw Error(Failure::network, tr("{0} could not be fetched: {1}", shown, words), words);
}

void start_library() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK)
        throw Error(Failure::network, tr("The network cannot be used from here."),
                    curl_easy_strerror(started));
}

}  // namespace

bool is_download_address(std::string_view text) {
    const std::string start = fold_case(text.substr(0, 8));
    return start.starts_with("http://") || start == "https://";
}

std::string shown_address(std::string_view address) {
    std::string shown(address.substr(0, address.find_first_of("?#")));
    const auto host = shown.find("://") == std::string::npos ? 0 : shown.find("://") + 3;
    const auto sign = shown.substr(0, shown.find('/', host)).rfind('@');
    if (sign != std::string::npos) shown.erase(host, sign + 1 - host);
    return shown;
}

std::filesystem::path download(const std::string& address, const std::filesystem::path& folder,
                               const DownloadLimits& limits, const Progress& progress) {
    if (!is_download_address(address))
        throw Error(Failure::usage, tr("{0} is no address of the web.", shown_address(address)));
    start_library();
    const Handle handle(curl_easy_init());
    const auto part = folder / ".download";
    Fetch fetch{std::ofstream(part, std::ios::binary), progress, limits.bytes, 0, false, false, {}};
    if (!handle || !fetch.output)
        throw Error(Failure::storage, tr("The folder {0} cannot be written to.", folder.string()));
    CURL* const curl = handle.get();
    char detail[CURL_ERROR_SIZE] = "";
    const bool is_safe = fold_case(address.substr(0, 8)) == "https://";
    curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, is_safe ? "https" : "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, static_cast<long>(limits.redirects));
    curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Vitrine");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);  // threads
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits.connecting.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(limits.time.count()));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.silence.count()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &fetch);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, tell_progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &fetch);
    const CURLcode code = curl_easy_perform(curl);
    fetch.output.close();
    fetch.disk_refused = fetch.disk_refused || (code == CURLE_OK && !fetch.output);
    std::error_code failure;
    if (code != CURLE_OK || fetch.disk_refused) {
        std::filesystem::remove(part, failure);
        refuse(curl, code, fetch, address, detail);
    }
    const auto file = folder / name_of(curl, address);
    std::filesystem::rename(part, file, failure);
    if (failure) {
        throw Error(Failure::storage, tr("The folder {0} cannot be written to.", folder.string()),
                    failure.message());
    }
    return file;
}

}  // namespace vitrine

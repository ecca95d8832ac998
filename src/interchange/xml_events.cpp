#include "interchange/xml_events.h"

#include <expat.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <limits>
#include <utility>

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {
namespace {

constexpr char separator = '\n';
constexpr std::int64_t longest_tag = std::int64_t{64} << 20U;

std::string_view local_name(std::string_view name) {
    const auto at = name.rfind(separator);
    return at == std::string_view::npos ? name : name.substr(at + 1);
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char* const* pair = m_pairs; *pair != nullptr; pair += 2) {
        if (local_name(pair[0]) == name) return pair[1];
    }
    return {};
}

std::string_view XmlAttributes::find(std::string_view name_space, std::string_view name) const {
    for (const char* const* pair = m_pairs; *pair != nullptr; pair += 2) {
        const std::string_view whole = pair[0];
        if (whole.size() == name_space.size() + 1 + name.size() && whole.starts_with(name_space) &&
            whole.ends_with(name) && whole[name_space.size()] == separator)
            return pair[1];
    }
    return {};
}

struct XmlEvents::State {
    XmlListener& listener;
    std::string what;
    XML_Parser parser = XML_ParserCreateNS(nullptr, separator);
    std::exception_ptr thrown{};
    bool has_document_type = false;
    std::int64_t bytes_fed = 0;
    std::int64_t fed_at_event = 0;  // what was fed when the last event came

    ~State() { XML_ParserFree(parser); }

    // No exception may pass through the parser, which is C.
    template <class Call>
    void guard(Call call) {
        if (thrown) return;
        fed_at_event = bytes_fed;
        try {
            call();
        } catch (...) {
            thrown = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
    static State& of(void* data) { return *static_cast<State*>(data); }
    static void XMLCALL begin(void* data, const XML_Char* name, const XML_Char** attributes) {
        State& state = of(data);
        state.guard([&] { state.listener.begin(local_name(name), XmlAttributes(attributes)); });
    }
    static void XMLCALL end(void* data, const XML_Char* name) {
        State& state = of(data);
        state.guard([&] { state.listener.end(local_name(name)); });
    }
    static void XMLCALL text(void* data, const XML_Char* piece, int length) {
        State& state = of(data);
        state.guard([&] {
            state.listener.text({piece, static_cast<std::size_t>(std::max(length, 0))});
        });
    }
    static void XMLCALL document_type(void* data, const XML_Char*, const XML_Char*, const XML_Char*,
                                      int) {
        State& state = of(data);
        state.has_document_type = true;
        XML_StopParser(state.parser, XML_FALSE);
    }
};

XmlEvents::XmlEvents(XmlListener& listener, std::string what)
    : m_state(new State{listener, std::move(what)}) {
    if (m_state->parser == nullptr) throw std::bad_alloc();
    XML_SetUserData(m_state->parser, m_state.get());
    XML_SetElementHandler(m_state->parser, &State::begin, &State::end);
    XML_SetCharacterDataHandler(m_state->parser, &State::text);
    XML_SetStartDoctypeDeclHandler(m_state->parser, &State::document_type);
}

XmlEvents::~XmlEvents() = default;

void XmlEvents::feed(std::string_view bytes, Piece piece) {
    constexpr auto most = static_cast<std::size_t>(std::numeric_limits<int>::max());
    do {
        const std::string_view now = bytes.substr(0, most);
        bytes.remove_prefix(now.size());
        const bool last = piece == Piece::last && bytes.empty();
        m_state->bytes_fed += static_cast<std::int64_t>(now.size());
        const XML_Status status =
            XML_Parse(m_state->parser, now.data(), static_cast<int>(now.size()), last ? 1 : 0);
        if (m_state->thrown) std::rethrow_exception(std::exchange(m_state->thrown, nullptr));
        if (status != XML_STATUS_ERROR) {
            // The parser keeps what it was fed until the tag ends.
            if (m_state->bytes_fed - m_state->fed_at_event <= longest_tag) continue;
            throw Error(Failure::invalid, tr("{0} holds a tag of more than {1} MB.", m_state->what,
                                             longest_tag >> 20U));
        }
        if (m_state->has_document_type) {
            throw Error(Failure::invalid,
                        tr("{0} has a document type, which is not taken.", m_state->what));
        }
        throw Error(Failure::invalid,
                    tr("{0} is not well-formed: line {1}, column {2}.", m_state->what,
                       XML_GetCurrentLineNumber(m_state->parser),
                       XML_GetCurrentColumnNumber(m_state->parser) + 1),
                    XML_ErrorString(XML_GetErrorCode(m_state->parser)));
    } while (!bytes.empty());
}

}  // namespace vitrine

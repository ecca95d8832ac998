#include "base/error.h"

#include <new>

#include "base/translate.h"

namespace vitrine {

Error::Error(Failure failure, std::string sentence, std::string detail)
    : m_failure(failure),
      m_sentence(std::move(sentence)),
      m_detail(std::move(detail)),
      m_what(m_detail.empty() ? m_sentence : m_sentence + " (" + m_detail + ")") {}

std::string describe(const std::exception& exception) {
    if (const auto* error = dynamic_cast<const Error*>(&exception)) return error->sentence();
    if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr) {
        return tr("There is not enough memory for this. Close other programs and try again.");
    }
    return tr("Something unexpected happened: {0}", exception.what());
}

}  // namespace vitrine

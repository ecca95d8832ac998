#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "cli/change_report.h"
#include "operations/computed_attributes.h"

namespace vitrine::cli {
namespace {

struct ChangeExpressionArguments {
    std::string attribute, expression;
    bool yes = false;
};

const Attribute& find_attribute(const Structure& structure, std::string_view code) {
    if (const Attribute* attribute = structure.attributes.find(code)) return *attribute;
    NearestName nearest(code);
    structure.attributes.each([&](const Attribute& one) { nearest.offer(one.code); });
    throw Error(Failure::usage,
                nearest.best().empty()
                    ? tr("There is no attribute {0}.", code)
                    : tr("There is no attribute {0}. Did you mean {1}?", code, nearest.best()));
}

}  // namespace

void add_expression_change(CommandLine& group) {
    const auto options = std::make_shared<ChangeExpressionArguments>();
    CommandEntry command =
        group.add("expression", tr("Computes an attribute from others, in every product"),
                  [options](Session& session) {
                      return run_change(
                          session, options->yes,
                          [&](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
                              const AttributeId attribute =
                                  find_attribute(*catalogue.structure(), options->attribute).id;
                              return set_expression(catalogue, attribute, options->expression,
                                                    intent, {}, progress);
                          });
                  });
    command.argument("ATTRIBUTE", options->attribute, tr("Code of the attribute"));
    command.argument("EXPRESSION", options->expression,
                     tr("Such as \"round(attr.price * 1.2, 2)\" or \"label.brand .. ' ' .. "
                        "attr.name\"; \"\" to compute it no longer"));
    add_yes(command, options->yes);
}

}  // namespace vitrine::cli

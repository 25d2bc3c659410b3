package vn.congdoan.planworkflow.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The static pages under their Vietnamese addresses. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
    registry.addViewController("/dang-nhap").setViewName("forward:/dang-nhap.html");
    registry.addViewController("/nhat-ky").setViewName("forward:/nhat-ky.html");
    registry.addViewController("/ho-so").setViewName("forward:/ho-so.html");
    registry.addViewController("/don-doc/thu").setViewName("forward:/don-doc-thu.html");
    registry.addViewController("/vang-mat").setViewName("forward:/vang-mat.html");
    registry.addViewController("/tien-do").setViewName("forward:/tien-do.html");
    registry.addViewController("/don-doc").setViewName("forward:/don-doc.html");
    registry.addViewController("/thong-bao").setViewName("forward:/thong-bao.html");
    registry.addViewController("/sau-camunda-7").setViewName("forward:/sau-camunda-7.html");
  }
}
